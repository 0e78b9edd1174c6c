/** Makes an element; text never becomes markup. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'data') {
      Object.assign(element.dataset, value);
    } else if (name in element && typeof value !== 'string') {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A time of day that reads well next to others. */
export function clock(instant) {
  return el('time', { datetime: instant }, new Date(instant).toLocaleTimeString('en-GB'));
}
