/**
 * Makes a form from a JSON Schema (2020-12): texts, long texts, numbers, dates, choices, ticks and groups of them. Says at
 * the field what is wrong with it, whoever found out: this page or the server.
 */

import { el, focusOn } from './dom.js';
import { makeField } from './fields.js';
import { t } from './i18n.js';

/**
 * @param schema of an object
 * @param values what the fields hold at first
 * @param base the JSON Pointer of the object within what is sent
 * @return `{ nodes, summary, read(), check(), complain(errors) }`
 */
export function makeForm(schema, { values = {}, base = '' } = {}) {
  const summary = el('div', { class: 'summary', role: 'alert', tabindex: -1, hidden: true });
  const { nodes, fields, read } = makeObject(schema, values, { pointer: base, id: 'f' });

  for (const field of fields) {
    // A message goes as soon as it isn't true any more; a new one waits until the form is sent.
    field.node.addEventListener('input', () => field.node.classList.contains('wrong') && field.check());
  }

  return { nodes, summary, read, check, complain };

  /** True when nothing is wrong. */
  function check() {
    return showSummary(fields.map((field) => ({ field, text: field.check() })).filter(({ text }) => text));
  }

  /** Shows what the server found. What concerns no field stands in the summary alone. */
  function complain(errors, textLanguage) {
    const found = errors.map(({ pointer, detail }) => {
      const field = fields.find((candidate) => candidate.pointer === pointer);
      const own = field?.check();
      if (field && !own) field.complain(`${field.label}: ${detail}`, textLanguage);
      return { field, text: own ?? (field ? `${field.label}: ${detail}` : detail), textLanguage: own ? null : textLanguage };
    });
    return showSummary(found);
  }

  function showSummary(found) {
    summary.hidden = found.length === 0;
    summary.replaceChildren();
    if (summary.hidden) return true;
    summary.append(
      el('h2', {}, t(found.length === 1 ? 'form.faultsOne' : 'form.faults', { count: found.length })),
      el('ul', {}, found.map(({ field, text, textLanguage }) =>
        el('li', { lang: textLanguage ?? null }, field ? el('a', { href: `#${field.id}` }, text) : text))));
    focusOn(summary);
    return false;
  }
}

function makeObject(schema, values, { pointer, id }) {
  const parts = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const place = {
      name,
      id: `${id}-${name}`,
      pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      required: (schema.required ?? []).includes(name),
    };
    return { name, ...(property.type === 'object' ? nested(property, place, values[name]) : single(property, place, values[name])) };
  });
  return {
    nodes: parts.flatMap((part) => part.nodes),
    fields: parts.flatMap((part) => part.fields),
    read: () => Object.fromEntries(parts.map((part) => [part.name, part.read()]).filter(([, value]) => isSomething(value))),
  };
}

const isSomething = (value) => value !== undefined && !(Array.isArray(value) && value.length === 0);

function single(schema, place, value) {
  const field = makeField(schema, place, value);
  return { nodes: [field.node], fields: [field], read: field.value };
}

function nested(schema, place, values = {}) {
  const inner = makeObject(schema, values, place);
  const read = () => {
    const value = inner.read();
    return Object.keys(value).length || place.required ? value : undefined;
  };
  return { ...inner, read, nodes: [el('fieldset', { class: 'group' }, el('legend', {}, schema.title ?? place.name), inner.nodes)] };
}
