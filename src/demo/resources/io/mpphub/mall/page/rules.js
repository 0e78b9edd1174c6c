/** Holds a value against its JSON Schema, as far as a form needs it. The server checks everything again. */

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Formats that mean something to people; others are left to the server. */
const FORMATS = {
  email: (value) => EMAIL.test(value),
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  'date-time': (value) => !Number.isNaN(Date.parse(value)),
  nik: (value) => /^\d{16}$/.test(value),
  nib: (value) => /^\d{13}$/.test(value),
};

/**
 * The first rule that a value breaks, as `{ rule, values }` for a text, or null.
 *
 * @param value undefined when nothing was given
 */
export function brokenRule(schema, value, required) {
  const missing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (missing) return required ? { rule: 'required', values: {} } : null;
  if (typeof value === 'number') return brokenByNumber(schema, value);
  if (typeof value === 'string') return brokenByText(schema, value);
  return null;
}

function brokenByText(schema, value) {
  if (schema.type === 'integer' || schema.type === 'number') return { rule: 'number', values: {} };
  const length = [...value].length;
  if (length < (schema.minLength ?? 0)) return { rule: 'minLength', values: { limit: schema.minLength } };
  if (length > (schema.maxLength ?? Infinity)) return { rule: 'maxLength', values: { limit: schema.maxLength } };
  if (schema.format && FORMATS[schema.format] && !FORMATS[schema.format](value)) return { rule: `format.${schema.format}`, values: {} };
  if (schema.pattern && !matches(schema.pattern, value)) {
    return value.trim() === '' ? { rule: 'required', values: {} } : { rule: 'pattern', values: { example: schema.examples?.[0] ?? '' } };
  }
  return null;
}

function brokenByNumber(schema, value) {
  if (schema.type === 'integer' && !Number.isInteger(value)) return { rule: 'integer', values: {} };
  if (value < (schema.minimum ?? -Infinity)) return { rule: 'minimum', values: { limit: schema.minimum } };
  if (value > (schema.maximum ?? Infinity)) return { rule: 'maximum', values: { limit: schema.maximum } };
  return null;
}

/** A pattern of JSON Schema is ECMAScript's, in Unicode mode. */
function matches(pattern, value) {
  return new RegExp(pattern, 'u').test(value);
}
