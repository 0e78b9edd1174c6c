/** Asks the demo; never throws. `sent` is false when nothing answered. */
export async function call(method, path, body) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    return { sent: true, ok: response.ok, json: parse(await response.text()) };
  } catch {
    return { sent: false, ok: false, json: null };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
