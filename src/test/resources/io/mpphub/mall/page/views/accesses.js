import { get } from '../api.js';
import { el, icon } from '../dom.js';
import { day, language, moment, number, t, tIfKnown } from '../i18n.js';
import { signInFirst } from '../problems.js';
import { user } from '../session.js';

/** Who read the resident's data, when and what for; newest first. */
export async function accessesView({ signal }) {
  const title = t('accesses.title');
  if (!user()) return page(title, signInFirst());
  let { accesses, next } = await load(null, signal);
  const list = el('ul', { class: 'rows card' });
  const more = el('button', { class: 'button quiet', type: 'button' }, t('accesses.more'));
  more.addEventListener('click', async () => {
    const following = await load(next, signal);
    accesses = [...accesses, ...following.accesses];
    next = following.next;
    draw();
  });
  draw();
  return page(title, accesses.length ? [list, more] : el('div', { class: 'empty' }, icon('eye'), el('p', {}, t('accesses.none'))));

  function draw() {
    list.replaceChildren(...grouped(accesses).map(row));
    more.hidden = next === null;
  }
}

const page = (title, nodes) => ({ title, nodes: [el('div', { class: 'page' },
  el('p', { class: 'crumb' }, el('a', { href: '#/me' }, icon('back'), t('menu.me'))),
  el('h1', {}, title), el('p', { class: 'lead' }, t('accesses.lead')), nodes)] });

async function load(after, signal) {
  return (await get(`/access-report${after ? `?after=${encodeURIComponent(after)}` : ''}`, { signal })).json;
}

/** The same reading many times in a row on a day is one entry: a page that follows an application reads it at each step. */
function grouped(accesses) {
  const groups = [];
  for (const access of accesses) {
    const last = groups.at(-1);
    if (last && sameness(last.access) === sameness(access)) last.times++;
    else groups.push({ access, times: 1 });
  }
  return groups;
}

const sameness = ({ at, reader, purpose, service, source, elements }) => JSON.stringify([day(at), reader, purpose, service, source, elements]);

function row({ access, times }) {
  const { at, reader, readerKind, purpose, source, elements } = access;
  return el('li', { class: 'row' },
    el('span', { class: 'mark' }, icon(readerKind === 'operator' ? 'person' : 'eye')),
    el('div', { class: 'words' },
      el('strong', { lang: purpose && language() !== 'id' ? 'id' : null }, purpose ?? t('accesses.noPurpose')),
      el('span', {}, t(`accesses.${readerKind}`, { reader }), source ? ` · ${t('accesses.from', { agency: tIfKnown(`agency.${source}`) ?? source })}` : ''),
      el('span', { class: 'quiet' }, t('accesses.what'), ' ', elements.map((element) => tIfKnown(`element.${element}`) ?? element).join(', ')),
      el('span', { class: 'quiet' }, moment(at), times > 1 ? ` · ${t('accesses.times', { count: number(times) })}` : '')));
}
