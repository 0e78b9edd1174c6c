/** Talks to the hub as a front end does, and says in plain words what went wrong. */

const KEY = 'demo-mall';

/** One sentence per code of the hub's error model. */
const PLAIN = {
  malformed: 'The hub could not read this request.',
  invalid: 'Something in what was sent is not right.',
  unauthenticated: 'The hub does not know this front end.',
  forbidden: 'This front end may not ask that.',
  'not-found': 'Nobody and nothing of that number is known.',
  inactive: 'The record exists, but it is closed.',
  'idempotency-conflict': 'The same key was used for something else before.',
  'rate-limited': 'Too many requests at once.',
  'agency-invalid-response': 'The agency answered, but nobody could make sense of it.',
  'agency-refused': 'The agency refuses the hub: something in the hub’s set-up is wrong, not in yours.',
  'agency-unavailable': 'The agency can’t be reached at the moment.',
  'agency-timeout': 'The agency took too long to answer.',
  'hub-unavailable': 'The hub can’t store anything at the moment. Nothing was accepted.',
  internal: 'The hub failed. Its operators can find out why.',
};

/** Sends a request; never throws. `sent` is false when no hub answered. */
export async function call(method, path, body) {
  const headers = { 'X-Api-Key': KEY, Accept: 'application/json, application/problem+json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    headers['Idempotency-Key'] = crypto.randomUUID();
  }
  const begun = performance.now();
  try {
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    const took = Math.round(performance.now() - begun);
    return { sent: true, ok: response.ok, status: response.status, json: parse(text), took };
  } catch {
    return { sent: false, ok: false, status: 0, json: null, took: Math.round(performance.now() - begun) };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a failed answer means to a resident: a sentence, and what to do. */
export function explain(answer) {
  if (!answer.sent) {
    return { say: 'The hub doesn’t answer.', todo: 'Is it running? Try again in a moment.' };
  }
  const problem = answer.json ?? {};
  const say = PLAIN[problem.code] ?? problem.title ?? `The hub answered ${answer.status}.`;
  if (problem.retryAfter) {
    return { say, todo: `Try again in ${problem.retryAfter} s.` };
  }
  return { say, todo: problem.safeToRetry ? 'Trying again later is safe.' : '' };
}
