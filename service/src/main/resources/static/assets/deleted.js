// Restores what was deleted; where another object has its name by now, asks how it is to be called.
import { api, ask, told } from './api.js';

const dialog = document.getElementById('restore');
const form = document.getElementById('restore-form');
const errors = document.getElementById('restore-errors');
const upn = document.getElementById('restore-upn');
const without = document.getElementById('restore-without');
const CORRECTED_HERE = new Set(['RestoreConflict', 'DomainNotVerified']);
let current = null;

async function restore(names) {
  await api('POST', `/v1.0/directory/deletedItems/${current.id}/restore`, names);
  sessionStorage.setItem('footbridge.say', `${current.name} is back.`);
  location.assign(`/portal/objects/${current.id}`);
}

document.addEventListener('click', async (click) => {
  const button = click.target.closest('[data-restore]');
  if (!button) return;
  current = { id: button.dataset.id, name: button.dataset.name, upn: button.dataset.upn ?? '' };
  if (!(await ask('It comes back with its id, its properties and its memberships. It is managed in the cloud until its source comes into scope again.',
    'Restore', `Restore ${current.name}?`))) return;
  button.disabled = true;
  try {
    await restore({});
  } catch (refusal) {
    if (CORRECTED_HERE.has(refusal.code)) {
      errors.replaceChildren(told(refusal));
      document.getElementById('restore-title').textContent = `${current.name} cannot come back as it was`;
      document.getElementById('restore-name').hidden = !current.upn;
      upn.value = '';
      upn.placeholder = current.upn;
      without.checked = false;
      dialog.showModal();
    } else {
      (button.closest('[data-errors]') ?? document.getElementById('content')).prepend(told(refusal));
      scrollTo({ top: 0 });
    }
  } finally {
    button.disabled = false;
  }
});

form?.addEventListener('submit', async (submit) => {
  submit.preventDefault();
  const names = {};
  if (upn.value.trim()) names.newUserPrincipalName = upn.value.trim();
  if (without.checked) names.autoReconcileProxyConflict = true;
  try {
    await restore(names);
  } catch (refusal) {
    errors.replaceChildren(told(refusal));
  }
});
