import { get, post } from '../api.js';
import { confirm } from '../confirm.js';
import { documents } from '../documents.js';
import { announce, el, facts, focusOn, icon, linkButton } from '../dom.js';
import { follow } from '../follow.js';
import { day, moment, t } from '../i18n.js';
import { failure, sentence, signInFirst } from '../problems.js';
import { titleOf } from '../services.js';
import { user } from '../session.js';
import { badge, isFinal, mayWithdraw, stateCard, way } from '../states.js';
import { wish } from '../wishes.js';

/** One application, as it stands and as it goes on. */
export async function applicationView({ params, query, signal }) {
  const title = t('application.title');
  if (!user()) return { title, nodes: [el('div', { class: 'page' }, el('h1', {}, title), signInFirst())] };
  let application = (await get(`/applications/${encodeURIComponent(params.id)}`, { signal })).json;

  const above = el('div', { class: 'stack' });
  const below = el('div', { class: 'stack' });
  const trouble = el('p', { class: 'notice warn', hidden: true });
  const papers = documents(application, !isFinal(application), signal);
  const back = withdrawal(application, draw);
  draw(application);
  follow(application, signal, draw, (problem) => {
    trouble.hidden = problem === null;
    trouble.textContent = problem === null ? '' : `${sentence(problem)} ${t('application.triesAgain')}`;
  });

  return {
    title: `${titleOf(application.service)} – ${title}`,
    nodes: [el('div', { class: 'page application' },
      el('p', { class: 'crumb' }, el('a', { href: '#/applications' }, icon('back'), t('menu.applications'))),
      el('h1', {}, titleOf(application.service)),
      trouble, above, papers.section, below, back)],
  };

  /** What a resident may have in hand, the documents and the question, stays as it is. */
  function draw(changed) {
    if (changed.state !== application.state) announce(t('application.changed', { state: t(`state.${changed.state}`) }));
    application = changed;
    const isNew = query.has('new') && !isFinal(application);
    above.replaceChildren(...[isNew ? received() : null, stateCard(application), way(application), decision(application)].filter(Boolean));
    below.replaceChildren(...[isFinal(application) ? invitation(application) : null, receipt(application), history(application)].filter(Boolean));
    back.hidden = !mayWithdraw(application);
    if (isFinal(application)) papers.close();
  }
}

function received() {
  return el('div', { class: 'notice good' }, icon('check'),
    el('p', {}, el('strong', {}, t('application.received')), ' ', t('application.receivedText')));
}

function decision({ state, decision: agencys, history: steps }) {
  // What a check refuses has no decision of an agency, but a note says why.
  const made = agencys ?? (state === 'rejected' ? { reason: steps.at(-1).note } : null);
  if (!made) return null;
  // Only web addresses become links: they come from an agency.
  const link = /^https?:/.test(made.document ?? '') ? el('a', { href: made.document, rel: 'noreferrer', target: '_blank' }, t('decision.open')) : null;
  return el('section', { class: 'card', 'aria-labelledby': 'decision' },
    el('h2', { id: 'decision' }, t('decision.title')),
    facts([
      [t('decision.licence'), made.licenceNumber ? el('strong', { class: 'large' }, made.licenceNumber) : null],
      [t('decision.reason'), made.reason],
      [t('decision.day'), made.decidedOn ? day(made.decidedOn) : null],
      [t('decision.document'), link],
    ]));
}

function receipt({ id, agencyReference, submittedAt }) {
  const copy = el('button', { class: 'button quiet small', type: 'button' }, icon('copy'), t('receipt.copy'));
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(id);
    announce(t('receipt.copied'));
    copy.lastChild.textContent = t('receipt.copied');
  });
  const print = el('button', { class: 'button quiet small', type: 'button', on: { click: () => window.print() } }, icon('print'), t('receipt.print'));
  return el('section', { class: 'card receipt', 'aria-labelledby': 'receipt' },
    el('h2', { id: 'receipt' }, t('receipt.title')),
    facts([
      [t('receipt.number'), el('code', { class: 'number' }, id)],
      [t('receipt.applicant'), user().name],
      [t('receipt.submitted'), moment(submittedAt)],
      [t('receipt.agency'), agencyReference ? el('code', {}, agencyReference) : null],
    ]),
    el('div', { class: 'actions' }, copy, print));
}

function history({ history: steps }) {
  return el('section', { class: 'card', 'aria-labelledby': 'history' },
    el('h2', { id: 'history' }, t('history.title')),
    el('ol', { class: 'history' }, steps.toReversed().map(({ at, state }) =>
      el('li', {}, badge(state), el('time', { datetime: at, class: 'quiet' }, moment(at))))));
}

function invitation({ service }) {
  return el('section', { class: 'card invitation', 'aria-labelledby': 'invitation' },
    icon('star'), el('h2', { id: 'invitation' }, t('survey.invite')),
    linkButton(`#/survey?service=${encodeURIComponent(service)}`, t('survey.do'), 'quiet'));
}

/** A button that takes the application back, once the resident is sure. */
function withdrawal({ id }, onChange) {
  const wanted = wish(`withdrawal/${id}`);
  const trouble = el('div', { class: 'trouble' });
  const button = el('button', { class: 'button quiet', type: 'button', on: { click: ask } }, icon('undo'), t('withdrawal.do'));
  return el('div', { class: 'stack' }, trouble, el('div', { class: 'actions' }, button));

  async function ask() {
    const texts = { question: t('withdrawal.ask'), details: t('withdrawal.details'), yes: t('withdrawal.yes'), no: t('withdrawal.no') };
    if (await confirm(texts)) withdraw();
  }

  async function withdraw() {
    trouble.replaceChildren();
    try {
      onChange((await wanted.send(undefined, (key) => post(`/applications/${id}/withdrawal`, undefined, key))).json);
    } catch (problem) {
      trouble.replaceChildren(failure(problem, withdraw, { refused: 'withdrawal.refused' }));
      focusOn(trouble);
    }
  }
}
