import { get, post } from '../api.js';
import { announce, el, focusOn, icon } from '../dom.js';
import { makeForm } from '../form.js';
import { moment, t, tIfKnown } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { go } from '../router.js';
import { iconOf, leadOf, titleOf } from '../services.js';
import { user } from '../session.js';
import { wish } from '../wishes.js';

/** A service's form, made from what the hub says that it wants to know. */
export async function serviceView({ params, signal }) {
  const service = (await get(`/services/${encodeURIComponent(params.id)}`, { signal })).json;
  const title = titleOf(service.id, service.title);
  return {
    title,
    nodes: [el('div', { class: 'page' },
      el('p', { class: 'crumb' }, el('a', { href: '#/' }, icon('back'), t('menu.services'))),
      el('div', { class: 'titled' }, el('span', { class: 'mark' }, icon(iconOf(service.id))), el('h1', {}, title)),
      el('p', { class: 'lead' }, leadOf(service.id, service.description)),
      closed(service),
      service.applicationSchema === null ? el('p', {}, t('service.noForm')) : user() ? application(service) : signInFirst(),
      agencies(service))],
  };
}

function closed({ state, until }) {
  if (state === 'open') return null;
  return el('div', { class: 'notice warn' }, icon('clock'), el('div', {},
    el('p', {}, el('strong', {}, t(`service.${state}`))),
    until ? el('p', {}, t('service.until', { time: moment(until) })) : null,
    state === 'closed' ? el('p', {}, t('service.closedMayApply')) : null));
}

function agencies({ connectors }) {
  return el('p', { class: 'quiet' }, t('service.agencies'), ' ', connectors.map((name) => tIfKnown(`agency.${name}`) ?? name).join(', '), '.');
}

function application(service) {
  const wanted = wish(`application/${service.id}`);
  const form = makeForm(service.applicationSchema, { values: wanted.draft(), base: '/data' });
  const trouble = el('div', { class: 'trouble' });
  const label = el('span', {}, tIfKnown(`form.send.${service.id}`) ?? t('form.send'));
  const send = el('button', { class: 'button primary large', type: 'submit' }, icon('send'), label);

  const node = el('form', { class: 'card form', novalidate: true },
    form.summary,
    el('div', { class: 'applicant' }, icon('person'), el('span', {}, t('form.applicant')), el('strong', {}, user().name)),
    form.nodes,
    trouble,
    el('div', { class: 'actions' }, send, el('p', { class: 'quiet' }, t('form.promise'))));

  node.addEventListener('input', () => wanted.keep(form.read()));
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    trouble.replaceChildren();
    if (form.check()) submit();
  });
  return node;

  /** A repeat of the same content has the same key: however often it is sent, it is one application. */
  async function submit() {
    busy(true);
    try {
      const body = { service: service.id, data: form.read() };
      const { json } = await wanted.send(body, (key) => post('/applications', body, key));
      go(`/applications/${json.id}?new`);
    } catch (problem) {
      if (problem.code === 'invalid' && problem.errors.length) {
        form.complain(problem.errors, problem.language);
        return;
      }
      trouble.replaceChildren(failure(problem, submit));
      focusOn(trouble);
    } finally {
      busy(false);
    }
  }

  /** An agency that checks something may take seconds. */
  function busy(is) {
    send.disabled = is;
    label.textContent = is ? t('form.sending') : tIfKnown(`form.send.${service.id}`) ?? t('form.send');
    if (is) announce(t('form.sending'));
  }
}
