/**
 * Talks to the mall's server, which passes on to the hub what concerns the resident who is signed in. Errors of both are
 * problem details (RFC 9457).
 */

const BASE = '/mall/api';
const TRIES = 3;
const LONGEST_WAIT = 2000;

/** What went wrong. Compare `code`; the texts of the server are for people. */
export class Problem extends Error {
  constructor(status, body, contentLanguage) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.code = body.code ?? 'internal';
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.safeToRetry = body.safeToRetry ?? false;
    this.retryAfter = body.retryAfter;
    this.connector = body.connector;
    this.traceId = body.traceId;
    this.language = contentLanguage ?? 'en';
  }
}

/** A name for something that must happen once, however often it is sent. */
export function newKey() {
  return crypto.randomUUID();
}

export const get = (path, options) => call('GET', path, options);

/**
 * Sends JSON.
 *
 * @param key the Idempotency-Key: the same for every repeat of one thing, new for the next thing
 */
export const post = (path, body, key, options) => call('POST', path, { ...options, body, key });

export const remove = (path, options) => call('DELETE', path, options);

/** The same for what may be gone already, as after a call whose answer was lost. */
export async function removeIfThere(path, options) {
  try {
    await remove(path, options);
  } catch (problem) {
    if (problem.code !== 'not-found') throw problem;
  }
}

/**
 * Asks once, and again by itself when that is safe and soon. Gives `{ status, json }`; json is null when there is none.
 *
 * @throws {Problem} for every answer that is no success, also when none came: code `offline`
 */
export async function call(method, path, options = {}) {
  const mayRepeat = method === 'GET' || options.key !== undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(method, path, options);
    } catch (problem) {
      const wait = pause(problem, attempt);
      if (!(problem instanceof Problem) || !problem.safeToRetry || !mayRepeat || attempt === TRIES || wait > LONGEST_WAIT) throw problem;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** As long as the server says. When it doesn't say, only a lost connection is worth a quick second try. */
function pause(problem, attempt) {
  if (problem.retryAfter) return problem.retryAfter * 1000;
  return problem.code === 'offline' ? 300 * 2 ** attempt : Infinity;
}

async function once(method, path, { body, key, signal } = {}) {
  const headers = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': document.documentElement.lang,
    traceparent: traceparent(),
  };
  if (key) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await send(BASE + path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  const json = await read(answer);
  if (!answer.ok) throw new Problem(answer.status, json ?? {}, answer.headers.get('Content-Language'));
  return { status: answer.status, json };
}

async function send(url, request) {
  try {
    return await fetch(url, request);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, { code: 'offline', safeToRetry: true });
  }
}

async function read(answer) {
  const text = await answer.text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Begins a trace, so that an operator finds all that one click set off. */
function traceparent() {
  const hex = (bytes) => [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `00-${hex(16)}-${hex(8)}-01`;
}
