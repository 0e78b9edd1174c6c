import { show } from './answers.js';
import { call } from './api.js';
import { clock, el } from './dom.js';

const SERVICE = 'practice-licence';
const EVERY = 1000;
const SHOWN = 5;
const FINAL = ['approved', 'rejected', 'withdrawn'];

const MEANING = {
  submitted: 'Stored by the hub: from here on nothing is lost.',
  delivering: 'On its way to the licensing office.',
  waiting: 'An agency can’t be reached. The hub tries again by itself.',
  delivered: 'The licensing office has it and decides.',
  approved: 'The licensing office approved it.',
  rejected: 'The licensing office rejected it.',
  failed: 'The hub gave up; an operator must look at it.',
  withdrawn: 'Taken back.',
};

export async function prepareLicence() {
  const form = document.getElementById('licence');
  const place = document.getElementById('licence-result');
  await makeFields();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = { service: SERVICE, applicant: { nik: form.elements.nik.value }, data: data(form) };
    const answer = await call('POST', '/api/v1/applications', body);
    show(place, 'POST /api/v1/applications', answer);
    if (answer.ok) {
      place.replaceChildren();
      follow(answer.json);
    }
  });
  const latest = await call('GET', `/api/v1/applications?limit=${SHOWN}`);
  if (latest.ok) latest.json.applications.toReversed().forEach(follow);
}

/** The service says itself what it wants to know. */
async function makeFields() {
  const service = await call('GET', `/api/v1/services/${SERVICE}`);
  const schema = service.json?.applicationSchema ?? { properties: { facility: { title: 'Place of practice' } } };
  const fields = Object.entries(schema.properties).flatMap(([name, rule]) => {
    const input = el('input', {
      id: `data-${name}`, name: `data.${name}`, value: rule.examples?.[0] ?? '', autocomplete: 'off',
      required: (schema.required ?? []).includes(name), 'aria-describedby': `data-${name}-help`,
    });
    return [el('label', { for: input.id }, rule.title ?? name), input, el('small', { id: `data-${name}-help` }, rule.description ?? '')];
  });
  document.getElementById('licence-fields').replaceChildren(...fields);
}

function data(form) {
  const inputs = [...form.querySelectorAll('[name^="data."]')];
  return Object.fromEntries(inputs.map((input) => [input.name.slice('data.'.length), input.value]));
}

/** Shows an application and asks for it each second until it's decided. */
function follow(application) {
  const card = el('article', { class: 'application', 'aria-live': 'polite' });
  const list = document.getElementById('applications');
  list.prepend(card);
  while (list.children.length > SHOWN) list.lastElementChild.remove();
  draw(card, application);
}

function draw(card, application) {
  if (!card.isConnected) return;
  const shown = JSON.stringify(application);
  if (card.dataset.shown !== shown) {
    card.dataset.shown = shown;
    card.replaceChildren(...parts(application));
  }
  if (!FINAL.includes(application.state)) setTimeout(() => ask(card, application), EVERY);
}

async function ask(card, known) {
  const answer = await call('GET', `/api/v1/applications/${known.id}`);
  draw(card, answer.ok ? answer.json : known);
}

function parts(application) {
  const { state, decision } = application;
  return [
    el('header', {},
      el('span', { class: 'state', data: { state } }, state),
      el('span', {}, MEANING[state] ?? '')),
    decision ? told(decision) : null,
    el('p', { class: 'small' }, el('code', {}, application.id),
      application.agencyReference ? ` · licensing office’s reference ${application.agencyReference}` : ''),
    el('ol', { class: 'history' }, ...application.history.map((step) =>
      el('li', {}, clock(step.at), ' ', el('strong', {}, step.state), step.note ? ` – ${step.note}` : ''))),
  ].filter(Boolean);
}

/** Only web addresses become links: they come from an agency. */
function told({ licenceNumber, document: address, reason, decidedOn }) {
  const link = /^https?:/.test(address ?? '') ? el('a', { href: address, rel: 'noreferrer' }, 'document') : null;
  const words = [reason, licenceNumber ? `Licence ${licenceNumber}` : null, decidedOn ? `decided on ${decidedOn}` : null, link];
  return el('p', {}, ...words.filter(Boolean).flatMap((word, i) => (i ? [' · ', word] : [word])));
}
