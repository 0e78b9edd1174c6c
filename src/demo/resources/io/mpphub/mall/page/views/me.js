import { get } from '../api.js';
import { el, facts, icon } from '../dom.js';
import { day, t } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { signOut, user } from '../session.js';

/** What the population registry holds of the resident. */
export async function meView({ signal }) {
  const title = t('me.title');
  const out = el('button', { class: 'button quiet', type: 'button', on: { click: leave } }, icon('out'), t('signOut'));
  return { title, nodes: [el('div', { class: 'page' },
    el('h1', {}, title),
    user() ? [await person(signal), accesses(), el('div', { class: 'actions' }, out)] : signInFirst())] };
}

function accesses() {
  return el('a', { class: 'tile', href: '#/me/accesses' },
    el('span', { class: 'mark' }, icon('eye')),
    el('span', { class: 'words' }, el('strong', {}, t('accesses.title')), el('span', { class: 'quiet' }, t('accesses.lead'))),
    icon('next'));
}

async function leave() {
  await signOut();
  dispatchEvent(new CustomEvent('mall:user'));
  location.hash = '#/';
}

async function person(signal) {
  try {
    return card((await get('/resident', { signal })).json);
  } catch (problem) {
    return failure(problem, () => location.reload());
  }
}

function card({ nik, name, birthPlace, birthDate, sex, maritalStatus, familyCardNumber, address }) {
  return el('section', { class: 'card', 'aria-labelledby': 'person' },
    el('h2', { id: 'person' }, name),
    el('p', { class: 'quiet' }, t('me.source')),
    facts([
      [t('me.nik'), masked(nik)],
      [t('me.familyCard'), familyCardNumber ? masked(familyCardNumber) : null],
      [t('me.born'), [birthPlace, birthDate ? day(birthDate) : null].filter(Boolean).join(', ')],
      [t('me.sex'), sex ? t(`me.sex.${sex}`) : null],
      [t('me.maritalStatus'), maritalStatus ? t(`me.maritalStatus.${maritalStatus}`) : null],
      [t('me.address'), address ? lines(address) : null],
    ]));
}

/** Enough to recognise it, too little for whoever looks over the shoulder. */
const masked = (number) => el('code', {}, `${number.slice(0, 4)} •••• •••• ${number.slice(-4)}`);

function lines({ street, rt, rw, village, district, regency, province }) {
  const parts = [street, rt && rw ? `RT ${rt}/RW ${rw}` : null, village, district, regency, province];
  return parts.filter(Boolean).join(', ');
}
