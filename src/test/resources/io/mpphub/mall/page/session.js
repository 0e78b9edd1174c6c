/** Who is signed in. The proof is a cookie that scripts can't read; this only knows the name. */

import { call, get, remove } from './api.js';

let person = null;

/** `{ id, name }`, null when nobody is signed in. */
export const user = () => person;

export async function loadUser() {
  person = (await get('/session')).json.person;
}

export async function signIn(id) {
  person = (await call('POST', '/session', { body: { person: id } })).json.person;
}

export async function signOut() {
  await remove('/session');
  person = null;
}
