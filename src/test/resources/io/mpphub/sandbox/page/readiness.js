import { call } from './api.js';
import { el } from '/mall/dom.js';

const NAMES = {
  'ikd-coverage': 'Residents with a digital identity (IKD)',
  'sisdmk-data-quality': 'Quality of health workers’ data (SISDMK)',
};

export function showReadiness() {
  const button = document.getElementById('ask-readiness');
  button.addEventListener('click', refresh);
  refresh();
}

async function refresh() {
  const place = document.getElementById('readiness');
  place.setAttribute('aria-busy', 'true');
  const answer = await call('GET', '/mall/api/readiness');
  place.removeAttribute('aria-busy');
  if (!answer.ok) {
    place.replaceChildren(el('p', {}, 'An agency doesn’t answer. Ask again in a moment.'));
    return;
  }
  place.replaceChildren(...answer.json.prerequisites.map(figure));
}

function figure(item) {
  const name = NAMES[item.id] ?? item.id;
  return el(
    'div',
    { class: 'figure' },
    el('div', {}, name),
    el('strong', {}, `${item.value} %`),
    ` ${item.met ? '✓ met' : '✗ not met'}, at least ${item.minimum} % needed`,
    el('progress', { value: String(item.value), max: '100', 'aria-label': name }),
    el('div', { class: 'small' }, `Measured on ${item.measuredOn ?? 'an unknown day'}, said ${item.source}`),
  );
}
