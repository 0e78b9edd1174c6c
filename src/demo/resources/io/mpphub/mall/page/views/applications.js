import { get } from '../api.js';
import { el, icon, linkButton } from '../dom.js';
import { moment, t } from '../i18n.js';
import { signInFirst } from '../problems.js';
import { iconOf, titleOf } from '../services.js';
import { user } from '../session.js';
import { badge } from '../states.js';

/** All that the resident has applied for, newest first. */
export async function applicationsView({ signal }) {
  const title = t('applications.title');
  if (!user()) return page(title, signInFirst());
  const first = await load(null, signal);
  if (first.applications.length === 0) {
    return page(title, el('div', { class: 'empty' }, icon('file'), el('p', {}, t('applications.none')), linkButton('#/', t('applications.start'))));
  }
  const list = el('ul', { class: 'rows card' }, first.applications.map(row));
  const more = el('button', { class: 'button quiet', type: 'button', hidden: first.next === null }, t('applications.more'));
  let next = first.next;
  more.addEventListener('click', async () => {
    const following = await load(next, signal);
    const rows = following.applications.map(row);
    list.append(...rows);
    rows[0]?.querySelector('a').focus();
    next = following.next;
    more.hidden = next === null;
  });
  return page(title, list, more);
}

const page = (title, ...nodes) => ({ title, nodes: [el('div', { class: 'page' }, el('h1', {}, title), nodes)] });

async function load(after, signal) {
  return (await get(`/applications?limit=20${after ? `&after=${encodeURIComponent(after)}` : ''}`, { signal })).json;
}

function row({ id, service, state, submittedAt }) {
  return el('li', {}, el('a', { class: 'row', href: `#/applications/${id}` },
    el('span', { class: 'mark' }, icon(iconOf(service))),
    el('span', { class: 'words' }, el('strong', {}, titleOf(service)), el('span', { class: 'quiet' }, moment(submittedAt))),
    badge(state)));
}
