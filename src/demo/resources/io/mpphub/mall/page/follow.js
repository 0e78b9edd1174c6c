/** Keeps an application up to date: by the hub's stream of events, or by asking while there is no stream. */

import { get } from './api.js';
import { isFinal } from './states.js';

const EVERY = 2000;

/**
 * Tells each change until the application is decided or `signal` is aborted.
 *
 * @param onChange gets the application
 * @param onTrouble gets a problem while nothing can be asked, null when it can again
 */
export function follow(application, signal, onChange, onTrouble) {
  let known = application;
  let stream;
  let timer;
  if (!isFinal(known)) listen();

  /** The browser connects anew by itself, from the last event on. Until it has, this asks. */
  function listen() {
    stream = new EventSource(`/mall/api/applications/${known.id}/events`);
    stream.addEventListener('state', (event) => JSON.parse(event.data).number > known.history.length && ask());
    stream.addEventListener('end', () => stream.close());
    stream.addEventListener('open', () => clearTimeout(timer));
    stream.addEventListener('error', askLater);
  }

  /** An event says that something changed; what the application is like now, the hub says when asked. */
  async function ask() {
    try {
      const { json } = await get(`/applications/${known.id}`, { signal });
      onTrouble(null);
      // Two questions may be under way; the older answer must not win.
      if (json.history.length >= known.history.length && JSON.stringify(json) !== JSON.stringify(known)) {
        known = json;
        onChange(json);
      }
    } catch (problem) {
      if (signal.aborted) return;
      onTrouble(problem);
      askLater();
    }
    if (stream.readyState !== EventSource.OPEN) askLater();
  }

  function askLater() {
    clearTimeout(timer);
    if (!signal.aborted && !isFinal(known)) timer = setTimeout(ask, EVERY);
  }

  signal.addEventListener('abort', () => {
    stream?.close();
    clearTimeout(timer);
  });
}
