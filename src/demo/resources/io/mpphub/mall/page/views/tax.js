import { get } from '../api.js';
import { el, icon } from '../dom.js';
import { day, rupiah, t } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { user } from '../session.js';

/** Whether the resident owes the regency taxes. The tax office is asked when the resident wants it. */
export async function taxView({ signal }) {
  const title = t('service.tax-clearances');
  const result = el('div', { role: 'status' });
  const button = el('button', { class: 'button primary large', type: 'button', on: { click: ask } }, icon('receipt'), t('tax.ask'));
  return { title, nodes: [el('div', { class: 'page' },
    el('p', { class: 'crumb' }, el('a', { href: '#/' }, icon('back'), t('menu.services'))),
    el('div', { class: 'titled' }, el('span', { class: 'mark' }, icon('receipt')), el('h1', {}, title)),
    el('p', { class: 'lead' }, t('service.tax-clearances.lead')),
    user() ? el('div', { class: 'actions' }, button) : signInFirst(),
    result)] };

  async function ask() {
    button.disabled = true;
    result.replaceChildren(el('p', { class: 'loading' }, t('loading')));
    try {
      result.replaceChildren(...report((await get('/tax-clearance', { signal })).json));
    } catch (problem) {
      result.replaceChildren(failure(problem, ask));
    }
    button.disabled = false;
  }
}

function report({ clear, outstanding, debts, checkedOn }) {
  return [
    el('div', { class: `state ${clear ? 'good' : 'warn'}` },
      el('span', { class: 'mark' }, icon(clear ? 'check' : 'alert')),
      el('div', {},
        el('h2', {}, clear ? t('tax.clear') : t('tax.owes', { sum: rupiah(outstanding) })),
        el('p', {}, t(clear ? 'tax.clearText' : 'tax.owesText')),
        checkedOn ? el('p', { class: 'quiet' }, t('tax.checkedOn', { day: day(checkedOn) })) : null)),
    debts.length ? el('ul', { class: 'rows card' }, debts.map(debt)) : null,
  ].filter(Boolean);
}

function debt({ tax, object, year, amount, dueOn }) {
  return el('li', { class: 'row' },
    el('span', { class: 'words' },
      el('strong', {}, [tax, year].filter(Boolean).join(' ')),
      object ? el('span', { class: 'quiet' }, t('tax.object'), ' ', el('code', {}, object)) : null,
      dueOn ? el('span', { class: 'quiet' }, t('tax.dueOn', { day: day(dueOn) })) : null),
    el('strong', { class: 'sum' }, rupiah(amount)));
}
