import { explain } from './api.js';
import { el } from './dom.js';

/** Shows an answer of the hub: its fields, or in plain words what went wrong. */
export function show(place, request, answer) {
  const line = el('p', { class: 'small' }, el('code', {}, request), ` → ${answer.status || 'no answer'}, ${answer.took} ms`);
  const body = answer.ok ? fields(answer.json) : failure(answer);
  const raw = answer.json === null ? null
    : el('details', {}, el('summary', {}, 'As JSON'), el('pre', {}, JSON.stringify(answer.json, null, 2)));
  place.replaceChildren(el('article', { class: 'answer', data: { ok: String(answer.ok) } }, ...body, line, raw));
}

function failure(answer) {
  const { say, todo } = explain(answer);
  const problem = answer.json ?? {};
  const faults = problem.errors ?? [];
  return [
    el('p', {}, el('strong', {}, say), todo ? ` ${todo}` : null),
    problem.detail && !faults.some((fault) => fault.detail === problem.detail) ? el('p', {}, problem.detail) : null,
    faults.length ? el('ul', {}, ...faults.map((fault) => el('li', {}, el('code', {}, fault.pointer || '/'), ` ${fault.detail}`))) : null,
    problem.code ? el('p', { class: 'small' }, `Code ${problem.code}${problem.connector ? `, agency ${problem.connector}` : ''}`) : null,
  ];
}

function fields(json) {
  return [el('dl', {}, ...Object.entries(json).flatMap(([name, value]) => [el('dt', {}, words(name)), el('dd', {}, text(value))]))];
}

function words(name) {
  const spaced = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced === 'nik' ? 'NIK' : spaced[0].toUpperCase() + spaced.slice(1);
}

function text(value) {
  if (value === null || value === undefined || value === '') return '–';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.map(text).join(' · ') || '–';
  if (typeof value === 'object') {
    return Object.entries(value).filter(([, part]) => part !== null).map(([name, part]) => `${words(name)} ${text(part)}`).join(', ');
  }
  return String(value);
}
