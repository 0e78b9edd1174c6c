/** Who is signed in. The proof is a cookie that scripts can't read; this only knows the name. */

import { call, get, newKey, remove } from './api.js';
import { forgetWishes, ownWishes } from './wishes.js';

/** Changes when somebody signs in or out, so that the browser's other tabs notice. */
const CHANGED = 'mall.session';
const OUT = 'out';

let person = null;
let mall = null;

/** `{ id, name }`, null when nobody is signed in. */
export const user = () => person;

/** The name of this mall where it reads data. */
export const ownName = () => mall;

export async function loadUser() {
  ({ person, mall } = (await get('/session')).json);
  if (person) ownWishes(person.id);
}

export async function signIn(id) {
  person = (await call('POST', '/session', { body: { person: id } })).json.person;
  ownWishes(person.id);
  tellOtherTabs('in');
}

export async function signOut() {
  await remove('/session');
  person = null;
  forgetWishes();
  tellOtherTabs(OUT);
}

function tellOtherTabs(what) {
  localStorage.setItem(CHANGED, `${what} ${newKey()}`);
}

// A tab that still shows one person would send in the name of the other.
addEventListener('storage', ({ key, newValue }) => {
  if (key !== CHANGED) return;
  if (newValue?.startsWith(OUT)) forgetWishes();
  location.reload();
});
