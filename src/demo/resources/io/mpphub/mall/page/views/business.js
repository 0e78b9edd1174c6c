import { get } from '../api.js';
import { el, facts, icon } from '../dom.js';
import { makeForm } from '../form.js';
import { day, t, tIfKnown } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { user } from '../session.js';
import { wish } from '../wishes.js';

const question = () => ({
  type: 'object',
  required: ['nib'],
  properties: {
    nib: { type: 'string', format: 'nib', maxLength: 13, title: t('business.number'), description: t('business.numberHint'), examples: ['8120003508001'] },
  },
});

/** Whether a business may operate, by its number. */
export async function businessView({ signal }) {
  const title = t('service.businesses');
  const result = el('div', { role: 'status' });
  return { title, nodes: [el('div', { class: 'page' },
    el('p', { class: 'crumb' }, el('a', { href: '#/' }, icon('back'), t('menu.services'))),
    el('div', { class: 'titled' }, el('span', { class: 'mark' }, icon('shop')), el('h1', {}, title)),
    el('p', { class: 'lead' }, t('service.businesses.lead')),
    user() ? lookup() : signInFirst(),
    result)] };

  function lookup() {
    const wanted = wish('business');
    const form = makeForm(question(), { values: wanted.draft() });
    const node = el('form', { class: 'card form', novalidate: true },
      form.summary, form.nodes,
      el('div', { class: 'actions' }, el('button', { class: 'button primary', type: 'submit' }, icon('search'), t('business.ask'))));
    node.addEventListener('input', () => wanted.keep(form.read()));
    node.addEventListener('submit', (event) => {
      event.preventDefault();
      if (form.check()) ask(form.read().nib);
    });
    return node;
  }

  async function ask(nib) {
    result.replaceChildren(el('p', { class: 'loading' }, t('loading')));
    try {
      result.replaceChildren(found((await get(`/businesses/${nib}`, { signal })).json));
    } catch (problem) {
      result.replaceChildren(problem.code === 'not-found' ? el('p', { class: 'notice' }, t('business.unknown')) : failure(problem, () => ask(nib)));
    }
  }
}

function found({ nib, name, status, issuedOn }) {
  const active = status === 'active';
  return el('section', { class: 'card' },
    el('h2', {}, name),
    el('p', {}, el('span', { class: `badge ${active ? 'good' : 'warn'}` }, icon(active ? 'check' : 'alert'), t(active ? 'business.active' : 'business.inactive'))),
    facts([
      [t('business.nib'), el('code', {}, nib)],
      [t('business.status'), active ? null : tIfKnown(`business.status.${status}`) ?? status],
      [t('business.issued'), issuedOn ? day(issuedOn) : null],
    ]));
}
