/**
 * One field of a form for one property of a JSON Schema: its label, hint, control and message. A field is
 * `{ node, pointer, id, label, value(), check(), complain(text) }`.
 */

import { el, icon } from './dom.js';
import { number, t } from './i18n.js';
import { brokenRule } from './rules.js';

const LONG = 250;
const FEW = 5;

/** What browsers can fill in by themselves, by the names of properties. */
const AUTOCOMPLETE = { firstName: 'given-name', lastName: 'family-name', email: 'email', phone: 'tel' };

const INPUT_TYPES = { email: 'email', date: 'date', 'date-time': 'datetime-local' };

/**
 * @param place `{ id, pointer, name, required }`
 * @param value what it holds at first, undefined for nothing
 */
export function makeField(schema, place, value) {
  const label = schema.title ?? place.name;
  const ids = { control: place.id, hint: schema.description ? `${place.id}-hint` : null, fault: `${place.id}-fault` };
  const kind = kindOf(schema);
  const control = kind({ schema, place, ids, value: value ?? schema.default });
  const fault = el('p', { class: 'fault', id: ids.fault, hidden: true });
  const node = control.layout({ label: labelled(label, place.required), hint: hint(schema, ids), fault });
  return { node, pointer: place.pointer, id: control.focus ?? place.id, label, value: control.value, check, complain };

  function check() {
    const broken = brokenRule(schema, control.value(), place.required);
    complain(broken ? t(`rule.${ruleOf(broken)}`, { label, ...broken.values }) : null);
    return fault.hidden ? null : fault.lastChild.textContent;
  }

  /** Of a choice one doesn't say that it must be filled in. */
  function ruleOf({ rule }) {
    return rule === 'required' && control.isChoice ? 'choose' : rule;
  }

  function complain(text, textLanguage) {
    fault.hidden = text === null;
    fault.replaceChildren(...(text === null ? [] : [icon('alert'), el('span', { lang: textLanguage ?? null }, text)]));
    node.classList.toggle('wrong', text !== null);
    for (const input of control.inputs) {
      if (text === null) input.removeAttribute('aria-invalid');
      else input.setAttribute('aria-invalid', 'true');
    }
  }
}

function kindOf(schema) {
  if (schema.type === 'boolean') return tick;
  const options = optionsOf(schema);
  if (schema.type === 'array' && optionsOf(schema.items ?? {})) return ticks;
  if (options) return options.length <= FEW ? radios : select;
  return schema.type === 'string' && !schema.format && schema.maxLength > LONG ? longText : text;
}

/** `enum`, or `oneOf` with a `const` and a title each; null when every value is open. */
export function optionsOf(schema) {
  if (schema.enum) return schema.enum.map((value) => ({ value }));
  if (schema.oneOf?.every((option) => 'const' in option)) return schema.oneOf.map((option) => ({ value: option.const, title: option.title }));
  return null;
}

function labelled(label, required) {
  return required ? [label] : [label, ' ', el('span', { class: 'optional' }, t('form.optional'))];
}

function hint({ description }, ids) {
  return description ? el('p', { class: 'hint', id: ids.hint }, description) : null;
}

const describedBy = (ids, more) => [ids.hint, ids.fault, more].filter(Boolean).join(' ');

function common({ schema, place, ids }) {
  return {
    id: ids.control,
    name: place.name,
    'aria-describedby': describedBy(ids),
    'aria-required': place.required ? 'true' : null,
    autocomplete: AUTOCOMPLETE[place.name] ?? 'off',
    placeholder: schema.examples?.[0],
  };
}

const stacked = (parts, id, ...controls) =>
  el('div', { class: 'field' }, el('label', { for: id }, parts.label), parts.hint, parts.fault, ...controls);

function text(field) {
  const { schema, place, ids, value } = field;
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const input = el('input', {
    ...common(field),
    type: place.name === 'phone' ? 'tel' : INPUT_TYPES[schema.format] ?? 'text',
    inputmode: schema.type === 'number' ? 'decimal' : isNumber || ['nik', 'nib'].includes(schema.format) ? 'numeric' : null,
    class: schema.maxLength <= 20 || isNumber ? 'short' : null,
  });
  input.value = value === undefined ? '' : shown(schema, value);
  return { inputs: [input], value: () => typed(schema, input.value), layout: (parts) => stacked(parts, ids.control, input) };
}

/** What was typed in, as the schema wants it; undefined for nothing. Numbers are typed as 1.250,5. */
function typed(schema, raw) {
  const value = raw.trim();
  if (value === '') return undefined;
  if (schema.type === 'integer' || schema.type === 'number') {
    const parsed = Number(value.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.'));
    return Number.isNaN(parsed) ? value : parsed;
  }
  return schema.format === 'date-time' ? `${value}:00+07:00` : value;
}

/** A value as it would be typed in. */
function shown(schema, value) {
  if (typeof value === 'number') return String(value).replace('.', ',');
  return schema.format === 'date-time' ? value.slice(0, 16) : value;
}

function longText(field) {
  const { schema, ids, value } = field;
  const left = el('p', { class: 'hint count', id: `${ids.control}-left` });
  const input = el('textarea', { ...common(field), rows: 6, 'aria-describedby': describedBy(ids, left.id) });
  input.value = value ?? '';
  const count = () => {
    const rest = schema.maxLength - [...input.value].length;
    left.textContent = t(rest < 0 ? 'form.tooMany' : 'form.left', { count: number(Math.abs(rest)) });
  };
  input.addEventListener('input', count);
  count();
  return { inputs: [input], value: () => typed(schema, input.value), layout: (parts) => stacked(parts, ids.control, input, left) };
}

function select(field) {
  const { schema, place, ids, value } = field;
  const { placeholder, autocomplete, ...attributes } = common(field);
  const options = optionsOf(schema);
  const input = el('select', attributes, el('option', { value: '' }, t(place.required ? 'form.choose' : 'form.none')),
    options.map((option) => el('option', { value: option.value }, optionText(option))));
  input.value = value ?? '';
  const picked = () => options[input.selectedIndex - 1]?.value;
  return { inputs: [input], isChoice: true, value: picked, layout: (parts) => stacked(parts, ids.control, input) };
}

const optionText = ({ value, title }) => title ?? String(value);

function tick({ place, ids, value }) {
  const input = el('input', { type: 'checkbox', id: ids.control, name: place.name, 'aria-describedby': describedBy(ids) });
  input.checked = value === true;
  const layout = (parts) =>
    el('div', { class: 'field' }, parts.fault, el('div', { class: 'choice' }, input, el('label', { for: ids.control }, parts.label[0])), parts.hint);
  return { inputs: [input], value: () => input.checked, layout };
}

const radios = (field) => group(field, 'radio');
const ticks = (field) => group(field, 'checkbox');

function group({ schema, place, ids, value }, type) {
  const options = optionsOf(type === 'radio' ? schema : schema.items);
  const chosen = [value].flat();
  const inputs = options.map((option, i) => {
    const input = el('input', { type, id: `${ids.control}-${i}`, name: place.id, value: option.value });
    input.checked = chosen.includes(option.value);
    return input;
  });
  const choices = inputs.map((input, i) =>
    el('div', { class: 'choice' }, input, el('label', { for: input.id }, optionText(options[i]))));
  const picked = () => options.filter((_, i) => inputs[i].checked).map((option) => option.value);
  const layout = (parts) =>
    el('fieldset', { class: 'field', 'aria-describedby': describedBy(ids) }, el('legend', {}, parts.label), parts.hint, parts.fault, choices);
  // A radio button by itself can't be invalid, by the rules of ARIA; the group's message says it.
  return { inputs: [], isChoice: true, focus: inputs[0].id, value: () => (type === 'radio' ? picked()[0] : picked()), layout };
}
