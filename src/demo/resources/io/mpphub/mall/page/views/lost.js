import { el, linkButton } from '../dom.js';
import { t } from '../i18n.js';

/** For addresses that lead nowhere. */
export function lostView() {
  const title = t('lost.title');
  return { title, nodes: [el('div', { class: 'page' }, el('h1', {}, title), el('p', {}, t('lost.text')), linkButton('#/', t('menu.services')))] };
}
