import { get } from '../api.js';
import { el, icon, linkButton } from '../dom.js';
import { moment, t } from '../i18n.js';
import { OFFERS, leadOf, titleOf } from '../services.js';
import { user } from '../session.js';
import { badge } from '../states.js';

/** What the mall offers, and where the resident's own things stand. */
export async function home({ signal }) {
  const [services, latest] = await Promise.all([statesOfServices(signal), latestApplications(signal)]);
  return { title: null, nodes: [hero(), latest, offers(services), steps()] };
}

/** The tiles don't depend on it: without it they only lack their marks. */
async function statesOfServices(signal) {
  try {
    const { services } = (await get('/services', { signal })).json;
    return new Map(services.map((service) => [service.id, service]));
  } catch {
    return new Map();
  }
}

async function latestApplications(signal) {
  if (!user()) return null;
  try {
    const { applications } = (await get('/applications?limit=3', { signal })).json;
    return applications.length ? mine(applications) : null;
  } catch {
    return null;
  }
}

function hero() {
  const name = user()?.name;
  return el('section', { class: 'hero' },
    el('div', { class: 'wide' },
      el('h1', {}, name ? t('home.hello', { name }) : t('home.title')),
      el('p', { class: 'lead' }, t(name ? 'home.helloLead' : 'home.lead')),
      name ? null : linkButton('#/sign-in', t('signIn.do'))));
}

function mine(applications) {
  return el('section', { class: 'wide', 'aria-labelledby': 'mine' },
    el('div', { class: 'headline' }, el('h2', { id: 'mine' }, t('home.mine')), el('a', { href: '#/applications' }, t('home.all'))),
    el('ul', { class: 'rows' }, applications.map(({ id, service, state, submittedAt }) =>
      el('li', {}, el('a', { class: 'row', href: `#/applications/${id}` },
        el('span', {}, el('strong', {}, titleOf(service)), el('span', { class: 'quiet' }, moment(submittedAt))),
        badge(state))))));
}

function offers(services) {
  return el('section', { class: 'wide', 'aria-labelledby': 'offers' },
    el('h2', { id: 'offers' }, t('home.offers')),
    el('ul', { class: 'tiles' }, OFFERS.map((offer) => el('li', {}, tile(offer, offer.needs.map((id) => services.get(id)))))));
}

function tile({ id, href, icon: name }, needed) {
  const shut = needed.find((service) => service && service.state !== 'open');
  return el('a', { class: 'tile', href },
    el('span', { class: 'mark' }, icon(name)),
    el('span', { class: 'words' },
      el('strong', {}, titleOf(id, needed[0]?.title)),
      el('span', { class: 'quiet' }, leadOf(id, needed[0]?.description)),
      shut ? el('span', { class: 'badge warn' }, icon('clock'), t(`serviceState.${shut.state}`)) : null),
    icon('next'));
}

function steps() {
  return el('section', { class: 'wide', 'aria-labelledby': 'how' },
    el('h2', { id: 'how' }, t('home.how')),
    el('ol', { class: 'steps' }, ['choose', 'fill', 'follow'].map((step) =>
      el('li', {}, el('strong', {}, t(`home.${step}`)), el('span', {}, t(`home.${step}Text`))))));
}
