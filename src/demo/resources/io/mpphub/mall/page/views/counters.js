import { get, post, removeIfThere } from '../api.js';
import { confirm } from '../confirm.js';
import { announce, el, focusOn, icon } from '../dom.js';
import { isoDay, shortDay, t, tIfKnown, time, weekday } from '../i18n.js';
import { failure, signInFirst } from '../problems.js';
import { user } from '../session.js';
import { wish } from '../wishes.js';

/** The counters of the mall in town: who wants to come chooses a counter, a day and a time. */
export async function countersView({ signal }) {
  const title = t('counters.title');
  const wanted = wish('booking');
  const chosen = wanted.draft() ?? { counter: null, day: null, slot: null };
  const tickets = el('div', {});
  const choice = el('div', {});
  const trouble = el('div', {});

  await Promise.all([showSlots(), user() ? showTickets() : null]);
  return { title, nodes: [el('div', { class: 'page' },
    el('h1', {}, title), el('p', { class: 'lead' }, t('counters.lead')), tickets, trouble, choice)] };

  async function showTickets() {
    const { bookings } = (await get('/counters/bookings', { signal })).json;
    tickets.replaceChildren(...bookings.map((booking) => ticket(booking, cancel)));
  }

  async function showSlots() {
    const { slots } = (await get('/counters/slots', { signal })).json;
    choice.replaceChildren(chooser(slots, chosen, () => wanted.keep(chosen), book));
  }

  async function book(slot) {
    trouble.replaceChildren();
    try {
      const body = { slotId: slot };
      const { json } = await wanted.send(body, (key) => post('/counters/bookings', body, key));
      chosen.slot = null;
      await Promise.all([showTickets(), showSlots()]);
      announce(t('counters.booked', { number: json.number }));
      focusOn(document.getElementById(`ticket-${json.id}`));
    } catch (problem) {
      trouble.replaceChildren(failure(problem, () => book(slot)));
      focusOn(trouble);
      if (problem.code === 'slot-taken') await showSlots();
    }
  }

  async function cancel(booking) {
    trouble.replaceChildren();
    try {
      await removeIfThere(`/counters/bookings/${booking.id}`);
      await Promise.all([showTickets(), showSlots()]);
      announce(t('counters.cancelled'));
    } catch (problem) {
      trouble.replaceChildren(failure(problem, () => cancel(booking)));
    }
  }
}

function ticket(booking, cancel) {
  const ask = () => confirm({
    question: t('counters.cancelAsk'),
    details: `${weekday(booking.startsAt)}, ${time(booking.startsAt)}`,
    yes: t('counters.cancelYes'),
    no: t('counters.cancelNo'),
  });
  return el('section', { class: 'ticket', id: `ticket-${booking.id}`, 'aria-label': t('counters.ticket') },
    el('div', { class: 'queue' }, el('span', {}, t('counters.number')), el('strong', {}, String(booking.number))),
    el('div', { class: 'words' },
      el('strong', {}, tIfKnown(`counter.${booking.counter}`) ?? booking.counter),
      el('span', {}, weekday(booking.startsAt)),
      el('span', {}, t('counters.between', { from: time(booking.startsAt), to: time(booking.endsAt) })),
      el('span', { class: 'quiet' }, t('counters.bring'))),
    el('div', { class: 'actions' },
      el('button', { class: 'button quiet small', type: 'button', on: { click: () => window.print() } }, icon('print'), t('receipt.print')),
      el('button', { class: 'button quiet small', type: 'button', on: { click: async () => (await ask()) && cancel(booking) } }, icon('cross'), t('counters.cancel'))));
}

function chooser(slots, chosen, keep, book) {
  const counters = [...new Map(slots.map((slot) => [slot.counter, slot.title]))];
  const days = el('div', {});
  const times = el('div', {});
  const button = el('button', { class: 'button primary large', type: 'submit', disabled: true }, icon('ticket'), t('counters.book'));
  const form = el('form', { class: 'card form', novalidate: true },
    choices('counter', t('counters.choose'), counters.map(([value, title]) => ({ value, label: tIfKnown(`counter.${value}`) ?? title })), chosen.counter, pickCounter),
    days, times,
    user() ? el('div', { class: 'actions' }, button) : signInFirst());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (chosen.slot) book(chosen.slot);
  });
  if (chosen.counter) pickCounter(chosen.counter);
  return form;

  function pickCounter(counter) {
    chosen.counter = counter;
    const open = [...new Set(slots.filter((slot) => slot.counter === counter).map((slot) => isoDay(slot.startsAt)))];
    if (!open.includes(chosen.day)) chosen.day = null;
    keep();
    days.replaceChildren(choices('day', t('counters.day'), open.map(dayChoice), chosen.day, pickDay, 'days'));
    times.replaceChildren();
    if (chosen.day) pickDay(chosen.day);
  }

  function pickDay(iso) {
    chosen.day = iso;
    const open = slots.filter((slot) => slot.counter === chosen.counter && isoDay(slot.startsAt) === iso);
    pickSlot(open.find((slot) => slot.id === chosen.slot && slot.free > 0)?.id ?? null);
    times.replaceChildren(choices('slot', t('counters.time'), open.map(slotChoice), chosen.slot, pickSlot, 'times'));
  }

  function pickSlot(slot) {
    chosen.slot = slot;
    button.disabled = slot === null;
    keep();
  }
}

function dayChoice(iso) {
  const { name, number, month } = shortDay(iso);
  return { value: iso, label: [el('span', {}, name), el('strong', {}, number), el('span', {}, month)], spoken: weekday(iso) };
}

function slotChoice({ id, startsAt, free }) {
  const places = t(free === 0 ? 'counters.full' : free === 1 ? 'counters.freeOne' : 'counters.free', { count: free });
  return { value: id, label: [el('strong', {}, time(startsAt)), el('span', {}, places)], disabled: free === 0 };
}

/** Radio buttons that look like keys. */
function choices(name, legend, options, chosen, onPick, look = 'list') {
  return el('fieldset', { class: `keys ${look}` }, el('legend', {}, legend), el('div', {}, options.map((option, i) => {
    const input = el('input', {
      type: 'radio', name, id: `${name}-${i}`, value: option.value, disabled: option.disabled, checked: option.value === chosen,
      'aria-label': option.spoken, on: { change: () => onPick(option.value) },
    });
    return el('div', { class: 'key' }, input, el('label', { for: input.id }, option.label));
  })));
}
