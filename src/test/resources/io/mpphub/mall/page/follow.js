/** Keeps an application up to date. */

import { get } from './api.js';
import { isFinal } from './states.js';

const EVERY = 1500;

/**
 * Tells each change until the application is decided or `signal` is aborted.
 *
 * @param onChange gets the application
 * @param onTrouble gets a problem while nothing can be asked, null when it can again
 */
export function follow(application, signal, onChange, onTrouble) {
  let known = application;
  let timer;

  async function ask() {
    try {
      const { json } = await get(`/applications/${known.id}`, { signal });
      onTrouble(null);
      if (JSON.stringify(json) !== JSON.stringify(known)) {
        known = json;
        onChange(json);
      }
    } catch (problem) {
      if (signal.aborted) return;
      onTrouble(problem);
    }
    next();
  }

  function next() {
    if (!signal.aborted && !isFinal(known)) timer = setTimeout(ask, EVERY);
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  next();
}
