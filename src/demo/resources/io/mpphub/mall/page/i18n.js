/** The mall's texts, in the two languages of messages/*.json, and dates and money as people write them. */

export const LANGUAGES = ['id', 'en'];

const STORED = 'mall.language';
const LOCALES = { id: 'id-ID', en: 'en-GB' };
const ZONE = 'Asia/Jakarta';

let messages = {};
let current = 'id';

/** Indonesian until somebody chose otherwise. */
export function preferred() {
  const stored = localStorage.getItem(STORED);
  return LANGUAGES.includes(stored) ? stored : 'id';
}

/** Loads a language and makes it the page's. */
export async function use(language) {
  const answer = await fetch(`/mall/messages/${language}.json`);
  messages = await answer.json();
  current = language;
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', t(node.dataset.label));
}

export function language() {
  return current;
}

/** The text of a key, with `{name}` replaced by values. A missing one shows its key, so that it is noticed. */
export function t(key, values = {}) {
  return (messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text of a key, undefined when there is none: for words that the mall need not have. */
export function tIfKnown(key) {
  return messages[key];
}

const format = (options) => new Intl.DateTimeFormat(LOCALES[current], { timeZone: ZONE, ...options });

/** An instant, such as “24 November 2026 pukul 09.15 WIB”. */
export function moment(instant) {
  const parts = { day: day(instant), time: time(instant) };
  return t('moment', parts);
}

/** The day of an instant or an ISO date. */
export function day(value) {
  return format({ dateStyle: 'long' }).format(asDate(value));
}

/** The same with the day of the week. */
export function weekday(value) {
  return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(asDate(value));
}

export function shortDay(value) {
  const date = asDate(value);
  return { name: format({ weekday: 'short' }).format(date), number: format({ day: 'numeric' }).format(date), month: format({ month: 'short' }).format(date) };
}

export function time(instant) {
  return format({ timeStyle: 'short' }).format(new Date(instant));
}

/** The ISO date of an instant in the region's zone. */
export function isoDay(instant) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

export function rupiah(amount) {
  return new Intl.NumberFormat(LOCALES[current], { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 }).format(amount);
}

export function number(value) {
  return new Intl.NumberFormat(LOCALES[current]).format(value);
}

export function fileSize(bytes) {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kilobyte'] : [bytes / 1024 / 1024, 'megabyte'];
  return new Intl.NumberFormat(LOCALES[current], { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(Math.max(amount, 1));
}

function asDate(value) {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+07:00` : value);
}
