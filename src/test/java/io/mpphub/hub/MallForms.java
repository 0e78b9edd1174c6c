package io.mpphub.hub;

import java.util.List;
import java.util.Map;

/** Scripts that try the mall's form modules in the browser, and what they must find. */
final class MallForms {

  private MallForms() {}

  /**
   * Fills in a form with every kind of field and gives what it reads, and what it misses at first.
   */
  static final String FILL_AND_READ =
      """
      async () => {
        const { makeForm } = await import('/mall/form.js');
        const schema = {
          type: 'object',
          required: ['colour', 'size', 'born', 'address'],
          properties: {
            colour: { type: 'string', enum: ['red', 'blue'] },
            size: { oneOf: ['XS', 'S', 'M', 'L', 'XL', 'XXL'].map((size) => ({ const: size, title: `Size ${size}` })) },
            born: { type: 'string', format: 'date' },
            due: { type: 'string', format: 'date-time' },
            count: { type: 'integer', minimum: 1 },
            weight: { type: 'number' },
            days: { type: 'array', items: { enum: ['mon', 'tue', 'wed'] } },
            agreed: { type: 'boolean', default: true },
            note: { type: 'string', maxLength: 1000, title: 'Note <b>' },
            address: { type: 'object', required: ['street'], properties: { street: { type: 'string' }, 'a/b': { type: 'string' } } },
          },
        };
        const form = makeForm(schema, { base: '/data', values: { weight: 2.125 } });
        const node = document.createElement('form');
        node.append(form.summary, ...form.nodes);
        document.querySelector('main').replaceChildren(node);
        const fine = form.check();
        const missing = form.summary.querySelectorAll('a').length;
        const fill = (id, value) => { node.querySelector(`[id='${id}']`).value = value; };
        node.querySelector('#f-colour-1').checked = true;
        fill('f-size', 'L'); fill('f-born', '1990-01-31'); fill('f-due', '2026-11-24T09:15'); fill('f-count', '1.250');
        fill('f-note', ' why '); fill('f-address-street', 'Jl. Melati');
        node.querySelector('#f-days-0').checked = true; node.querySelector('#f-days-2').checked = true;
        form.complain([{ pointer: '/data/address/a~1b', detail: 'is odd' }, { pointer: '/applicant/nik', detail: 'is closed' }]);
        return {
          fine, missing,
          read: JSON.stringify(form.read()),
          complaint: node.querySelector("[id='f-address-a/b-fault']").textContent,
          alone: form.summary.lastChild.lastChild.textContent,
          option: node.querySelector('#f-size option:nth-child(2)').textContent,
          markup: node.querySelector('b') === null,
          now: (form.complain([]), form.check()),
        };
      }
      """;

  static final Map<String, Object> READ =
      Map.of(
          "fine",
          false,
          "missing",
          4,
          "read",
          "{\"colour\":\"blue\",\"size\":\"L\",\"born\":\"1990-01-31\","
              + "\"due\":\"2026-11-24T09:15:00+07:00\",\"count\":1250,\"weight\":2.125,"
              + "\"days\":[\"mon\",\"wed\"],\"agreed\":true,\"note\":\"why\","
              + "\"address\":{\"street\":\"Jl. Melati\"}}",
          "complaint",
          "a/b: is odd",
          "alone",
          "is closed",
          "option",
          "Size XS",
          "markup",
          true,
          "now",
          true);

  /** Holds values against schemas. */
  static final String BROKEN_RULES =
      """
      async () => {
        const { brokenRule } = await import('/mall/rules.js');
        const rule = (schema, value, required = true) => brokenRule(schema, value, required)?.rule ?? 'none';
        return [
          rule({ type: 'string' }, undefined), rule({ type: 'string' }, undefined, false),
          rule({ type: 'string', minLength: 3 }, 'ab'), rule({ type: 'string', maxLength: 2 }, '🙂🙂'),
          rule({ type: 'string', maxLength: 2 }, 'abc'), rule({ type: 'string', pattern: '^[0-9]+$' }, 'x'),
          rule({ type: 'string', pattern: '\\\\S' }, '  '), rule({ type: 'string', format: 'email' }, 'a@b'),
          rule({ type: 'string', format: 'nib' }, '8120003508001'), rule({ type: 'integer' }, 1.5),
          rule({ type: 'integer' }, 'many'), rule({ type: 'number', minimum: 2 }, 1), rule({ type: 'number', maximum: 2 }, 3),
          rule({ type: 'array' }, []),
        ];
      }
      """;

  static final List<String> RULES =
      List.of(
          "required",
          "none",
          "minLength",
          "none",
          "maxLength",
          "pattern",
          "required",
          "format.email",
          "none",
          "integer",
          "number",
          "minimum",
          "maximum",
          "required");
}
