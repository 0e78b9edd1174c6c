/**
 * Shows the view that the part of the address after # names. It never reaches a server, so no log there holds which
 * application somebody looks at.
 */

import { el, focusOn } from './dom.js';
import { t } from './i18n.js';
import { failure } from './problems.js';

const SLOW = 250;

/**
 * @param routes pairs of a pattern such as `/services/:id` and a view: a function of `{ params, query, signal }` that
 *     gives `{ title, nodes }`; nodes that are null are left out. `signal` is aborted when the view is left.
 * @param onShow told the path after each change
 */
export function startRouter(outlet, routes, onShow) {
  let current = new AbortController();

  async function show({ moved }) {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const { view, ...place } = find(routes, location.hash);
    const slow = setTimeout(() => outlet.replaceChildren(loading()), SLOW);
    const { title, nodes } = await attempt(view, { ...place, signal });
    clearTimeout(slow);
    if (signal.aborted) return;
    document.title = title ? `${title} – ${t('name')}` : t('name');
    outlet.replaceChildren(...nodes.flat().filter(Boolean));
    outlet.dataset.path = place.path;
    onShow(place.path);
    if (moved) {
      scrollTo(0, 0);
      focusOn(outlet.querySelector('[data-focus]') ?? outlet.querySelector('h1'));
    }
  }

  addEventListener('hashchange', () => show({ moved: true }));
  document.addEventListener('click', jumpWithinPage);
  return { refresh: () => show({ moved: false }) };
}

export function go(path) {
  location.hash = `#${path}`;
}

async function attempt(view, place) {
  try {
    return await view(place);
  } catch (problem) {
    // Another page is on its way: nobody sees this one.
    if (place.signal.aborted) return { nodes: [] };
    return { title: t('problem.title'), nodes: [el('div', { class: 'page' }, el('h1', {}, t('problem.title')), failure(problem, () => location.reload()))] };
  }
}

function find(routes, hash) {
  const [path, query] = (hash.replace(/^#/, '') || '/').split('?');
  for (const [pattern, view] of routes) {
    const names = [];
    const shape = pattern.replace(/:(\w+)/g, (_, name) => names.push(name) && '([^/]+)');
    const match = path.match(new RegExp(`^${shape}$`));
    if (match) {
      const params = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1])]));
      return { view, path, params, query: new URLSearchParams(query) };
    }
  }
  throw new Error('The last route must match everything.');
}

/** Links within the page move the focus and leave the address, which is the router's, alone. */
function jumpWithinPage(event) {
  const link = event.target.closest('a[href^="#"]:not([href^="#/"])');
  if (!link) return;
  event.preventDefault();
  const target = document.getElementById(link.getAttribute('href').slice(1));
  target?.scrollIntoView({ block: 'center' });
  focusOn(target);
}

function loading() {
  return el('div', { class: 'page', 'aria-busy': 'true' }, el('p', { class: 'loading', role: 'status' }, t('loading')), el('div', { class: 'ghost' }), el('div', { class: 'ghost' }));
}
