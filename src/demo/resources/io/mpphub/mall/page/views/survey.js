import { get, post } from '../api.js';
import { el, focusOn, icon, linkButton } from '../dom.js';
import { makeForm } from '../form.js';
import { number, t } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { OFFERS, titleOf } from '../services.js';
import { user } from '../session.js';
import { wish } from '../wishes.js';

const ELEMENTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const SCORES = [1, 2, 3, 4];

/** What a resident thinks of a service: the nine elements of the national satisfaction survey (SKM). Nobody is named. */
export async function surveyView({ query }) {
  const title = t('survey.title');
  const about = query.get('service');
  const place = el('div', { class: 'stack' }, user() ? survey(about, thank) : signInFirst());
  return { title, nodes: [el('div', { class: 'page' }, el('h1', {}, title), el('p', { class: 'lead' }, t('survey.lead')), place)] };

  async function thank() {
    const index = await summary().catch(() => null);
    place.replaceChildren(el('div', { class: 'state good', tabindex: -1 },
      el('span', { class: 'mark' }, icon('check')),
      el('div', {}, el('h2', {}, t('survey.thanks')), el('p', {}, t('survey.thanksText')), index, linkButton('#/', t('menu.services'), 'quiet'))));
    focusOn(place.firstChild);
  }
}

/** What all answers together come to. */
async function summary() {
  const { index, band, answers } = (await get('/surveys/summary')).json;
  return el('p', {}, t('survey.index', { index: number(index), band: t(`survey.band.${band}`), count: number(answers) }));
}

function survey(about, onSent) {
  const wanted = wish(`survey/${about ?? ''}`);
  const form = makeForm(questions(), { values: wanted.draft() ?? { service: about ?? undefined } });
  const trouble = el('div', { class: 'trouble' });
  const node = el('form', { class: 'card form survey', novalidate: true }, form.summary, form.nodes, trouble,
    el('div', { class: 'actions' },
      el('button', { class: 'button primary large', type: 'submit' }, icon('send'), t('survey.send')),
      el('p', { class: 'quiet' }, t('survey.anonymous'))));
  node.addEventListener('input', () => wanted.keep(form.read()));
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.check()) send();
  });
  return node;

  async function send() {
    const { service, ...scores } = form.read();
    trouble.replaceChildren();
    try {
      await wanted.send({ service, scores }, (key) => post('/surveys', { service, scores }, key));
      onSent();
    } catch (problem) {
      if (problem.code === 'invalid' && problem.errors.length) {
        form.complain(problem.errors.map(atQuestion), problem.language);
        return;
      }
      trouble.replaceChildren(failure(problem, send));
      focusOn(trouble);
    }
  }
}

/** The form has the scores beside the service. */
const atQuestion = ({ pointer, detail }) => ({ pointer: pointer.replace(/^\/scores/, ''), detail });

/** The survey as a schema, so that the same form serves it. */
function questions() {
  const scores = ELEMENTS.map((i) => [`u${i}`, {
    type: 'integer',
    title: t(`survey.u${i}`),
    oneOf: SCORES.map((score) => ({ const: score, title: t(`survey.u${i}.${score}`) })),
  }]);
  const used = OFFERS.filter(({ needs }) => needs.length);
  const service = { type: 'string', title: t('survey.service'), oneOf: used.map(({ id, needs }) => ({ const: needs.at(-1), title: titleOf(id) })) };
  return { type: 'object', required: ['service', ...scores.map(([name]) => name)], properties: { service, ...Object.fromEntries(scores) } };
}
