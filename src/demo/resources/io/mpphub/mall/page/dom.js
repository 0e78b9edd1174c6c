/** Makes elements. Text never becomes markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. Attributes whose value is false, null or undefined are left out; `on` holds listeners by event, `data` the
 * data attributes. Children that are null, undefined or false are left out.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === 'data') {
      Object.assign(element.dataset, value);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A picture of icons.svg beside words that say the same. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/mall/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A round mark that stands for a person, beside their name. */
export function initials(name) {
  const letters = name.split(' ').map((word) => word[0]).slice(0, 2).join('');
  return el('span', { class: 'initials', 'aria-hidden': 'true' }, letters);
}

/** A link that looks like a button. */
export function linkButton(href, label, kind = 'primary') {
  return el('a', { class: `button ${kind}`, href }, label);
}

/** A list of terms with what they stand for; those that stand for nothing are left out. */
export function facts(entries) {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return el('dl', { class: 'facts' }, known.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
}

/** Tells a screen reader what changed on the page. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

/** Moves to an element that is no control. */
export function focusOn(element) {
  if (!element) return;
  if (!element.hasAttribute('tabindex') && !element.matches('a, button, input, select, textarea')) element.tabIndex = -1;
  element.focus();
}
