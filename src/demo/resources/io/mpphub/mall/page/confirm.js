/** Asks before something can't be undone. */

import { el } from './dom.js';

/**
 * @param texts `question`, `details`, `yes` and `no`
 * @return a promise: true when the answer was yes
 */
export function confirm({ question, details, yes, no }) {
  const dialog = el('dialog', { 'aria-labelledby': 'question' },
    el('h2', { id: 'question' }, question),
    el('p', {}, details),
    el('form', { method: 'dialog', class: 'actions' },
      el('button', { class: 'button danger', value: 'yes' }, yes),
      el('button', { class: 'button quiet', value: 'no' }, no)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
