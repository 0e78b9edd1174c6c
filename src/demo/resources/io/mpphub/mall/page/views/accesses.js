import { get } from '../api.js';
import { el, focusOn, icon } from '../dom.js';
import { isoDay, moment, number, t, tIfKnown } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { titleOf } from '../services.js';
import { ownName, user } from '../session.js';

/** Who read the resident's data, when and what for; newest first. */
export async function accessesView({ signal }) {
  const title = t('accesses.title');
  if (!user()) return page(title, signInFirst());
  let { accesses, next } = await load(null, signal);
  const list = el('ul', { class: 'rows card' });
  const trouble = el('div', { class: 'trouble' });
  const more = el('button', { class: 'button quiet', type: 'button', on: { click: goOn } }, t('accesses.more'));
  draw();
  return page(title, accesses.length ? [list, trouble, more] : el('div', { class: 'empty' }, icon('eye'), el('p', {}, t('accesses.none'))));

  async function goOn() {
    trouble.replaceChildren();
    try {
      const following = await load(next, signal);
      accesses = [...accesses, ...following.accesses];
      next = following.next;
      draw();
    } catch (problem) {
      trouble.replaceChildren(failure(problem, goOn));
      focusOn(trouble);
    }
  }

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

const sameness = ({ at, reader, purpose, service, source, elements }) => JSON.stringify([isoDay(at), reader, purpose, service, source, elements]);

const ICONS = { client: 'eye', operator: 'person', hub: 'check' };

/** Why it was read: the mall's own purposes in the page's language, others as they were given. */
function purposeOf({ readerKind, purpose, service }) {
  if (readerKind === 'hub') return t('accesses.check', { service: titleOf(service) });
  return purpose === null ? t('accesses.noPurpose') : tIfKnown(`purpose.${purpose}`) ?? purpose;
}

function row({ access, times }) {
  const { at, reader, readerKind, source, elements } = access;
  return el('li', { class: 'row' },
    el('span', { class: 'mark' }, icon(ICONS[readerKind])),
    el('div', { class: 'words' },
      el('strong', {}, purposeOf(access)),
      el('span', {}, readerKind === 'client' && reader === ownName() ? t('accesses.mall') : t(`accesses.${readerKind}`, { reader }), source ? ` · ${t('accesses.from', { agency: tIfKnown(`agency.${source}`) ?? source })}` : ''),
      el('span', { class: 'quiet' }, t('accesses.what'), ' ', elements.map((element) => tIfKnown(`element.${element}`) ?? element).join(', ')),
      el('span', { class: 'quiet' }, moment(at), times > 1 ? ` · ${t('accesses.times', { count: number(times) })}` : '')));
}
