/** What the mall offers, made of the hub's services: which stand on the first page, where they lead, and how they look. */

import { tIfKnown } from './i18n.js';

/** `needs`: the hub's services behind it; when one of them is held or closed, so is this. */
export const OFFERS = [
  { id: 'practice-licence', icon: 'licence', href: '#/services/practice-licence', needs: ['practice-licence'] },
  { id: 'counters', icon: 'ticket', href: '#/counters', needs: ['counter-slots', 'counter-bookings'] },
  { id: 'tax-clearances', icon: 'receipt', href: '#/tax', needs: ['tax-clearances'] },
  { id: 'businesses', icon: 'shop', href: '#/businesses', needs: ['businesses'] },
  { id: 'complaint', icon: 'megaphone', href: '#/services/complaint', needs: ['complaint'] },
  { id: 'survey', icon: 'star', href: '#/survey', needs: [] },
];

export const iconOf = (service) => OFFERS.find((offer) => offer.id === service)?.icon ?? 'file';

/** The mall's own name for a service, else the hub's, else its id. */
export const titleOf = (service, hubTitle) => tIfKnown(`service.${service}`) ?? hubTitle ?? service;

export const leadOf = (service, hubDescription) => tIfKnown(`service.${service}.lead`) ?? hubDescription;
