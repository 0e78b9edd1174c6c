/** The documents of an application: which there are, and a place to add more. */

import { Problem, get, removeIfThere } from './api.js';
import { announce, el, focusOn, icon } from './dom.js';
import { fileSize, moment, t } from './i18n.js';
import { failure } from './problems.js';
import { ACCEPTED, LARGEST, documentName, freeName, upload } from './upload.js';
import { wish } from './wishes.js';

/**
 * The section as an element. `close()` ends adding and removing, when the application is decided.
 *
 * @param open whether documents can still be added
 */
export function documents(application, open, signal) {
  const path = `/applications/${application.id}/documents`;
  const list = el('ul', { class: 'rows files' });
  const trouble = el('div', { class: 'trouble' });
  const progress = el('div', { class: 'progress', hidden: true });
  const input = el('input', { type: 'file', id: 'file', accept: ACCEPTED.join(','), class: 'unseen', multiple: true });
  const adding = el('div', { class: 'adding' }, input,
    el('label', { for: 'file', class: 'button quiet' }, icon('upload'), t('documents.add')),
    el('p', { class: 'quiet' }, t('documents.rule')));
  const section = el('section', { class: 'card', 'aria-labelledby': 'documents' },
    el('h2', { id: 'documents' }, t('documents.title')), list, trouble, progress, adding);

  input.addEventListener('change', async () => {
    const files = [...input.files];
    trouble.replaceChildren();
    for (const file of files) await add(file);
    input.value = '';
  });
  adding.hidden = !open;
  start();
  return { section, close };

  /** Nobody asked for it, so a failure leaves the focus where it is. */
  function start() {
    show().catch((problem) => signal.aborted || trouble.replaceChildren(failure(problem, start)));
  }

  function close() {
    open = false;
    adding.hidden = true;
    section.hidden = list.querySelector('a') === null;
    list.querySelectorAll('button').forEach((button) => button.remove());
  }

  async function show() {
    const found = (await get(path, { signal })).json.documents;
    section.hidden = !open && found.length === 0;
    list.replaceChildren(...(found.length ? found.map(row) : [el('li', { class: 'quiet' }, t('documents.none'))]));
  }

  function row({ name, size, storedAt }) {
    const away = el('button', { class: 'button quiet small', type: 'button', 'aria-label': t('documents.removeOne', { name }) }, icon('trash'), t('documents.remove'));
    away.addEventListener('click', () => takeAway(name));
    return el('li', { class: 'row' },
      icon('file'),
      el('span', { class: 'words' },
        el('a', { href: `/mall/api${path}/${encodeURIComponent(name)}`, download: name }, name),
        el('span', { class: 'quiet' }, `${fileSize(size)} · ${moment(storedAt)}`)),
      open ? away : null);
  }

  async function add(file) {
    const unfit = !ACCEPTED.includes(file.type) ? 'unsupported-media-type' : file.size > LARGEST ? 'too-large' : null;
    if (unfit) {
      complain(new Problem(0, { code: unfit }), file.name);
      return;
    }
    try {
      const name = await nameOf(file);
      const bar = el('progress', { max: 1, value: 0, 'aria-label': name });
      progress.hidden = false;
      progress.replaceChildren(el('span', {}, t('documents.sending', { name })), bar);
      await upload(`${path}/${name}`, file, (part) => { bar.value = part; }, signal);
      await show();
      announce(t('documents.added', { name }));
    } catch (problem) {
      complain(problem, file.name, () => add(file));
    } finally {
      progress.hidden = true;
    }
  }

  /** One that no other file has: a phone calls each photograph the same. A repeat of a file has its first name. */
  async function nameOf(file) {
    const known = wish(`document/${application.id}/${file.name}/${file.size}/${file.lastModified}`);
    if (!known.draft()) {
      const taken = (await get(path, { signal })).json.documents.map(({ name }) => name);
      known.keep(freeName(documentName(file.name), taken));
    }
    return known.draft();
  }

  async function takeAway(name) {
    trouble.replaceChildren();
    try {
      await removeIfThere(`${path}/${encodeURIComponent(name)}`, { signal });
      await show();
      announce(t('documents.removed', { name }));
      focusOn(section.querySelector('h2'));
    } catch (problem) {
      complain(problem, name, () => takeAway(name));
    }
  }

  /** Below what was said of other files of the same choice. */
  function complain(problem, about, again) {
    if (signal.aborted) return;
    const retry = () => { box.remove(); again(); };
    const box = failure(problem, again && retry, { refused: 'documents.refused', about });
    trouble.append(box);
    focusOn(trouble);
  }
}
