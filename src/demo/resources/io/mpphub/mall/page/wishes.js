/**
 * What a resident is about to send: what they typed in, and the key that makes it happen once. Both outlast a reload, a
 * sign-in and a change of language, as long as the tab; signing out, or somebody else signing in, takes all of it away.
 */

import { Problem, newKey } from './api.js';

const PREFIX = 'mall.wish.';
const OWNER = 'mall.wishes';

/** Refusals after which it may still happen, or happen yet: the next try is a repeat. */
const NOT_THE_END = [401, 408, 425, 429];

/**
 * @param name what the wish is about, such as `application/complaint`
 * @return `{ draft(), keep(draft), send(content, act), forget() }`
 */
export function wish(name) {
  const place = PREFIX + name;
  return { draft: () => load().draft, keep: (draft) => save({ draft }), send, forget };

  /**
   * Gives what `act` gives. It gets the Idempotency-Key: the same while the content is and no final answer came.
   *
   * @param content what is sent, undefined for nothing
   */
  async function send(content, act) {
    const sent = JSON.stringify(content ?? null);
    if (load().sent !== sent) save({ sent, key: newKey() });
    try {
      const answer = await act(load().key);
      forget();
      return answer;
    } catch (problem) {
      if (isFinal(problem)) save({ sent: undefined, key: undefined });
      throw problem;
    }
  }

  function load() {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}');
  }

  function save(changes) {
    sessionStorage.setItem(place, JSON.stringify({ ...load(), ...changes }));
  }

  function forget() {
    sessionStorage.removeItem(place);
  }
}

const isFinal = (problem) =>
  problem instanceof Problem && problem.status >= 400 && problem.status < 500 && !NOT_THE_END.includes(problem.status);

/** Makes the wishes a person's. What was somebody else's goes; what was chosen before the sign-in stays. */
export function ownWishes(person) {
  const owner = sessionStorage.getItem(OWNER);
  if (owner !== null && owner !== person) forgetWishes();
  sessionStorage.setItem(OWNER, person);
}

export function forgetWishes() {
  Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX) || key === OWNER).forEach((key) => sessionStorage.removeItem(key));
}
