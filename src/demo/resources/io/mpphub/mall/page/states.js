/** How each state of an application looks, and where it stands on the way from the resident to a decision. */

import { el, icon } from './dom.js';
import { t, tIfKnown } from './i18n.js';

const LOOK = {
  submitted: { icon: 'check', tone: 'busy', reached: 1 },
  delivering: { icon: 'send', tone: 'busy', reached: 1 },
  waiting: { icon: 'clock', tone: 'warn', reached: 1 },
  delivered: { icon: 'office', tone: 'busy', reached: 2 },
  approved: { icon: 'check', tone: 'good', reached: 3 },
  rejected: { icon: 'cross', tone: 'bad', reached: 3 },
  failed: { icon: 'alert', tone: 'warn', reached: 1 },
  withdrawn: { icon: 'undo', tone: 'plain', reached: 0 },
};

const FINAL = ['approved', 'rejected', 'withdrawn'];

/** Services that end when the agency has it: nobody decides on a complaint through the hub. */
const WITHOUT_DECISION = ['complaint'];

export const isFinal = (application) =>
  FINAL.includes(application.state) || (application.state === 'delivered' && !decides(application));

/** Whether it makes sense to ask for it back. */
export const mayWithdraw = (application) => !isFinal(application) && decides(application) && !application.withdrawalRequestedAt;

const decides = ({ service }) => !WITHOUT_DECISION.includes(service);

const look = (state) => LOOK[state] ?? { icon: 'info', tone: 'plain', reached: 0 };

/** A word for the state, with its mark. */
export function badge(state) {
  const { icon: name, tone } = look(state);
  return el('span', { class: `badge ${tone}` }, icon(name), t(`state.${state}`));
}

/** The state in large, with what it means and what there is to do. */
export function stateCard(application) {
  const { state, service } = application;
  const { icon: name, tone } = look(state);
  const special = (part) => tIfKnown(`state.${state}.${part}.${service}`) ?? t(`state.${state}.${part}`);
  return el('div', { class: `state ${tone}`, data: { state } },
    el('span', { class: 'mark' }, icon(name)),
    el('div', {},
      el('h2', {}, t(`state.${state}`)),
      el('p', {}, special('means')),
      application.withdrawalRequestedAt && !isFinal(application) ? el('p', {}, el('strong', {}, t('state.withdrawing'))) : null,
      el('p', { class: 'todo' }, el('strong', {}, t('state.todo')), ' ', special('todo'))));
}

/** The way of an application, with the steps that lie behind it. */
export function way(application) {
  const steps = ['received', 'agency', ...(decides(application) ? ['decision'] : [])];
  const { reached } = look(application.state);
  if (application.state === 'withdrawn') return null;
  return el('ol', { class: 'way', 'aria-label': t('way.label') },
    steps.map((step, i) => {
      const done = i < reached;
      return el('li', { class: done ? 'done' : i === reached ? 'now' : null, 'aria-current': i === reached ? 'step' : null },
        el('span', { class: 'dot' }, done ? icon('check') : String(i + 1)),
        el('span', {}, t(`way.${step}`), done ? el('span', { class: 'unseen' }, ` (${t('way.done')})`) : null));
    }));
}
