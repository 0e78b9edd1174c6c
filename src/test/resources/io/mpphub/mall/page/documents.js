/** The documents of an application: which there are, and a place to add more. */

import { get, remove } from './api.js';
import { announce, el, focusOn, icon } from './dom.js';
import { fileSize, moment, t } from './i18n.js';
import { failure } from './problems.js';
import { ACCEPTED, LARGEST, documentName, upload } from './upload.js';

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
      complain({ code: unfit });
      return;
    }
    const name = documentName(file.name);
    const bar = el('progress', { max: 1, value: 0, 'aria-label': name });
    progress.hidden = false;
    progress.replaceChildren(el('span', {}, t('documents.sending', { name })), bar);
    try {
      await upload(`${path}/${name}`, file, (part) => { bar.value = part; }, signal);
      await show();
      announce(t('documents.added', { name }));
    } catch (problem) {
      complain(problem, () => add(file));
    } finally {
      progress.hidden = true;
    }
  }

  async function takeAway(name) {
    trouble.replaceChildren();
    try {
      await remove(`${path}/${encodeURIComponent(name)}`, { signal });
      await show();
      announce(t('documents.removed', { name }));
      focusOn(section.querySelector('h2'));
    } catch (problem) {
      complain(problem, () => takeAway(name));
    }
  }

  function complain(problem, again) {
    if (signal.aborted) return;
    trouble.replaceChildren(failure(problem, again && (() => { trouble.replaceChildren(); again(); }), 'documents.refused'));
    focusOn(trouble);
  }
}
