import { show } from './answers.js';
import { call } from './api.js';

export function prepareLookup() {
  const form = document.getElementById('lookup');
  const place = document.getElementById('lookup-result');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const what = event.submitter?.value ?? 'residents';
    const path = `/api/v1/${what}/${encodeURIComponent(form.elements.nik.value)}`;
    place.setAttribute('aria-busy', 'true');
    show(place, `GET ${path}`, await call('GET', path));
    place.removeAttribute('aria-busy');
  });
}
