import { call } from './api.js';
import { el } from '/mall/dom.js';

const EVERY = 2000;

const TITLES = {
  complaints: ['Complaints channel', 'LAPOR'],
  'health-office': ['Health office’s files', 'Dinkes'],
  'mall-counters': ['Counters of the mall', 'Antrean'],
  oss: ['Business register', 'OSS'],
  'regional-tax': ['Tax office', 'Bapenda'],
  dukcapil: ['Population registry', 'Dukcapil'],
  licensing: ['Licensing office', 'DPMPTSP'],
  sisdmk: ['Health workers’ registry', 'SISDMK'],
};

const MODES = {
  none: ['works', 'working'],
  down: ['down', 'down: nothing answers'],
  slow: ['slow', 'slow: answers after 30 s'],
  '5xx': ['5xx', 'broken: its gateway answers 503'],
  garbage: ['rubbish', 'broken: answers half a JSON'],
  cut: ['cut off', 'cut off: works, and its answers get lost'],
};

/** Shows the hub and each agency, and keeps them up to date. */
async function watchAgencies() {
  const [sandbox, health] = await Promise.all([call('GET', '/sandbox'), call('GET', '/actuator/health/readiness')]);
  document.getElementById('offline').hidden = sandbox.sent;
  showHub(health);
  if (sandbox.ok) showAgencies(sandbox.json.agencies);
  setTimeout(watchAgencies, EVERY);
}

function showHub(health) {
  const hub = document.getElementById('hub');
  const ready = health.ok && health.json?.status === 'UP';
  hub.querySelector('.dot').dataset.fault = ready ? 'none' : health.sent ? 'slow' : 'down';
  hub.querySelector('[data-part=state]').textContent = ready ? 'ready' : health.sent ? 'not ready' : 'gone';
}

function showAgencies(agencies) {
  const place = document.getElementById('agencies');
  if (place.children.length !== agencies.length) {
    place.replaceChildren(...agencies.map(card));
    place.removeAttribute('aria-busy');
  }
  agencies.forEach(update);
}

function card(agency) {
  const [title, name] = TITLES[agency.name] ?? [agency.name, agency.name];
  return el(
    'article',
    { class: 'agency', id: `agency-${agency.name}` },
    el(
      'div',
      {},
      el('h3', {}, title, ' ', el('span', { lang: 'id', class: 'small' }, name)),
      el('p', {}, el('span', { class: 'dot', data: { fault: 'unknown' } }), ' ', el('span', { data: { part: 'state' } })),
      el('p', { class: 'small' }, el('code', {}, agency.url), ' ', el('span', { data: { part: 'count' } })),
    ),
    agency.simulated ? faultSwitch(agency, title) : null,
  );
}

function faultSwitch(agency, title) {
  const possible = Object.entries(MODES).filter(([mode]) => agency.faults.includes(mode));
  const choices = possible.map(([mode, [label]]) => {
    const input = el('input', { type: 'radio', name: `fault-${agency.name}`, value: mode });
    input.addEventListener('change', () => change(agency.name, mode));
    return el('label', {}, input, el('span', {}, label));
  });
  return el('fieldset', { class: 'switch' }, el('legend', {}, `${title} is`), ...choices);
}

async function change(name, mode) {
  const answer = await call('POST', `/sandbox/${name}/fault`, { mode });
  if (answer.ok) update(answer.json);
}

function update(agency) {
  const place = document.getElementById(`agency-${agency.name}`);
  const mode = agency.simulated ? agency.fault : 'unknown';
  place.querySelector('.dot').dataset.fault = mode;
  place.querySelector('[data-part=state]').textContent = agency.simulated ? MODES[mode][1] : 'not simulated here';
  place.querySelector('[data-part=count]').textContent = agency.simulated ? `· asked ${agency.requests} times` : '';
  const choice = place.querySelector(`input[value="${mode}"]`);
  if (choice) choice.checked = true;
}

watchAgencies();
