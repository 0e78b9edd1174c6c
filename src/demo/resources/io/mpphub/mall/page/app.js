/** Starts the mall: language, session, frame, and the views by their addresses. */

import { el, icon, initials } from './dom.js';
import { LANGUAGES, language, preferred, t, use } from './i18n.js';
import { startRouter } from './router.js';
import { loadUser, user } from './session.js';
import { accessesView } from './views/accesses.js';
import { applicationView } from './views/application.js';
import { applicationsView } from './views/applications.js';
import { businessView } from './views/business.js';
import { countersView } from './views/counters.js';
import { home } from './views/home.js';
import { lostView } from './views/lost.js';
import { meView } from './views/me.js';
import { serviceView } from './views/service.js';
import { signInView } from './views/sign-in.js';
import { surveyView } from './views/survey.js';
import { taxView } from './views/tax.js';

const ROUTES = [
  ['/', home],
  ['/sign-in', signInView],
  ['/services/:id', serviceView],
  ['/applications', applicationsView],
  ['/applications/:id', applicationView],
  ['/counters', countersView],
  ['/survey', surveyView],
  ['/tax', taxView],
  ['/businesses', businessView],
  ['/me', meView],
  ['/me/accesses', accessesView],
  ['/.*', lostView],
];

const MENU = [
  { path: '/', text: 'menu.services', icon: 'home', within: /^\/($|services|survey|tax|businesses)/ },
  { path: '/applications', text: 'menu.applications', icon: 'file', within: /^\/applications/ },
  { path: '/counters', text: 'menu.counters', icon: 'ticket', within: /^\/counters/ },
  { path: '/me', text: 'menu.me', icon: 'person', within: /^\/(me|sign-in)/ },
];

let here = '/';

function drawFrame(path = here) {
  here = path;
  document.getElementById('menu').replaceChildren(...MENU.map((item) =>
    el('a', { href: `#${item.path}`, 'aria-current': item.within.test(path) ? 'page' : null }, icon(item.icon), el('span', {}, t(item.text)))));
  document.getElementById('account').replaceChildren(
    ...LANGUAGES.filter((code) => code !== language()).map((code) =>
      el('button', { class: 'language', type: 'button', lang: code, on: { click: () => speak(code) } }, icon('globe'), t(`language.${code}`))),
    user() ? el('a', { class: 'who', href: '#/me' }, initials(user().name), user().name) : el('a', { class: 'who', href: '#/sign-in' }, icon('person'), t('signIn.short')));
}

async function speak(code) {
  await use(code);
  drawFrame();
  router.refresh();
  document.querySelector('.language').focus();
}

addEventListener('mall:user', () => drawFrame());

await use(preferred());
await loadUser().catch(() => {});
drawFrame();
const router = startRouter(document.getElementById('main'), ROUTES, drawFrame);
router.refresh();
