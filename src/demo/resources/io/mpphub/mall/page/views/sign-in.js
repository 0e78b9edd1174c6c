import { get } from '../api.js';
import { el, icon, initials } from '../dom.js';
import { t } from '../i18n.js';
import { go } from '../router.js';
import { signIn } from '../session.js';

/** In place of the national single sign-on: invented people to choose from. */
export async function signInView({ query, signal }) {
  const { people } = (await get('/people', { signal })).json;
  const to = query.get('to');
  const back = to?.startsWith('/') ? to : '/';

  async function choose(person) {
    await signIn(person.id);
    dispatchEvent(new CustomEvent('mall:user'));
    go(back);
  }

  return {
    title: t('signIn.title'),
    nodes: [el('div', { class: 'page narrow' },
      el('h1', {}, t('signIn.title')),
      el('div', { class: 'notice' }, icon('info'), el('p', {}, t('signIn.simulated'))),
      el('ul', { class: 'people' }, people.map((person) =>
        el('li', {}, el('button', { class: 'person', type: 'button', on: { click: () => choose(person) } },
          initials(person.name),
          el('span', { class: 'words' }, el('strong', {}, person.name), el('span', { class: 'quiet' }, t(`person.${person.id}`))),
          icon('next'))))))],
  };
}
