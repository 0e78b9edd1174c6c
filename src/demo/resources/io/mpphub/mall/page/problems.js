/** Says in plain words what went wrong, and what the resident can do. */

import { el, icon, linkButton } from './dom.js';
import { language, t, tIfKnown } from './i18n.js';

/** One sentence for a problem's code. */
export function sentence(problem) {
  const agency = problem.connector ? tIfKnown(`agency.${problem.connector}`) : undefined;
  return t(tIfKnown(`problem.${problem.code}`) ? `problem.${problem.code}` : 'problem.internal', { agency: agency ?? t('agency.unnamed') });
}

/**
 * A box with the sentence, a button to try again where that helps, and the number to give to whoever helps.
 *
 * @param again called by the button; without it there is none
 * @param refused the key of what to say of a request that breaks a rule
 * @param about the name of the thing that it is about, when there may be several
 */
export function failure(problem, again, { refused = 'problem.invalid', about } = {}) {
  if (problem.code === 'unauthenticated') return signInFirst();
  const what = problem.code === 'invalid' ? t(refused) : sentence(problem);
  return el('div', { class: 'notice bad', role: 'alert' },
    icon('alert'),
    el('div', {},
      el('p', {}, el('strong', {}, about ? `${about}: ${what}` : what)),
      reasons(problem),
      problem.safeToRetry ? el('p', {}, t('problem.nothingLost')) : null,
      problem.traceId ? el('p', { class: 'quiet' }, t('problem.trace'), ' ', el('code', {}, problem.traceId)) : null,
      again && problem.safeToRetry ? el('button', { class: 'button quiet', type: 'button', on: { click: again } }, icon('again'), t('problem.again')) : null));
}

/** Each rule that was broken; the detail alone only says that there are some. */
function reasons({ code, errors = [], detail, language: textLanguage }) {
  if (errors.length) return el('ul', { class: 'reasons' }, errors.map((error) => el('li', { lang: foreign(textLanguage) }, error.detail)));
  return code === 'invalid' && detail ? said(detail, textLanguage) : null;
}

/** The server's own words, marked with their language where it isn't the page's. */
export function said(text, textLanguage = 'en') {
  return el('p', { lang: foreign(textLanguage) }, text);
}

const foreign = (textLanguage) => (textLanguage === language() ? null : textLanguage);

export function signInFirst() {
  const back = encodeURIComponent(location.hash.replace(/^#/, ''));
  return el('div', { class: 'notice' },
    icon('person'),
    el('div', {},
      el('p', {}, el('strong', {}, t('signIn.first'))),
      el('p', {}, t('signIn.firstWhy')),
      linkButton(`#/sign-in?to=${back}`, t('signIn.do'))));
}
