// Verifies the chain of the audit log, and shows what came of it.
import { api, element, told } from './api.js';

const button = document.getElementById('verify');
const place = document.getElementById('verified');
const WHAT = { altered: 'altered', missing: 'missing', reordered: 'put in another place', seal: 'not sealed', beyond: 'beyond the seal', broken: 'broken', head: 'changed since it was noted' };

button.addEventListener('click', async () => {
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  place.replaceChildren(element('p', {}, 'Every hash is being worked out …'));
  try {
    const answer = await api('GET', '/admin/v1/audit/verification', null, { timeout: 600_000 });
    place.replaceChildren(answer.whole
      ? element('div', { class: 'alert success' }, element('p', {}, element('strong', {}, 'The chain is whole.'), ` ${answer.entries.toLocaleString('en')} entries, none altered, missing or moved.`),
        element('p', {}, 'Note its end elsewhere and it proves later that nothing up to here was changed: ', element('code', {}, `${answer.number}:${answer.head}`)))
      : element('div', { class: 'alert failure', role: 'alert' }, element('p', {}, element('strong', {}, 'The chain is not whole.'), ' Somebody changed the audit log behind the service. Keep a copy of the database and find out who could write to it.'),
        element('ul', {}, ...(answer.faults ?? []).map((fault) => element('li', {}, `Entry ${fault.number} is ${WHAT[fault.kind] ?? fault.kind}: ${fault.detail}`)))));
  } catch (refusal) {
    place.replaceChildren(told(refusal));
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
  }
});
