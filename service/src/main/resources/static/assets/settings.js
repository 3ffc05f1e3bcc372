// What the pages of settings do besides sending forms: tests of channels, secrets of clients, roles of people.
import { api, ask, element, say, told } from './api.js';

function failed(near, refusal) {
  const holder = near.closest('[data-errors]') ?? near.closest('section');
  holder.querySelector(':scope > .alert.failure')?.remove();
  const note = told(refusal);
  holder.prepend(note);
  note.scrollIntoView({ block: 'nearest' });
}

async function test(button) {
  const place = document.getElementById('tested');
  button.disabled = true;
  try {
    const { value } = await api('POST', '/admin/v1/notifications/test', { channel: button.dataset.test });
    place.replaceChildren(...value.map((one) => element('span', { class: 'alert ' + (one.sent ? 'success' : 'failure') },
      one.sent ? `The test was sent by ${one.channel}. Look whether it arrived.` : `The test was not sent by ${one.channel}: ${one.failure}`)));
    place.scrollIntoView({ block: 'nearest' });
  } catch (refusal) {
    failed(button, refusal);
  } finally {
    button.disabled = false;
  }
}

async function secret(button) {
  const { id, name } = button.dataset;
  if (!(await ask('The secret that it has is of no use any more; tokens that it got are good for an hour at most.', 'Make a new one', `New secret for ${name}?`))) return;
  try {
    const answer = await api('POST', `/admin/v1/clients/${id}/secret`, {});
    document.getElementById('client-id').textContent = id;
    document.getElementById('client-secret').textContent = answer.clientSecret;
    document.getElementById('secret').hidden = false;
    document.getElementById('secret-title').focus();
  } catch (refusal) {
    failed(button, refusal);
  }
}

async function remove(button) {
  const { id, name } = button.dataset;
  if (!(await ask('Its tokens are refused within half a minute.', 'Remove', `Remove ${name}?`))) return;
  try {
    try {
      await api('DELETE', `/admin/v1/clients/${id}`);
    } catch (refusal) {
      if (refusal.code !== 'LastAdministratorClient' || !(await ask(`${refusal.message} People can still administer the tenant here.`, 'Remove it all the same', 'It is the last one'))) throw refusal;
      await api('DELETE', `/admin/v1/clients/${id}?evenIfLast=true`);
    }
    sessionStorage.setItem('footbridge.say', 'Removed.');
    location.reload();
  } catch (refusal) {
    failed(button, refusal);
  }
}

document.addEventListener('click', (click) => {
  const button = click.target.closest('button');
  if (button?.dataset.test) test(button);
  else if (button?.dataset.secret !== undefined) secret(button);
  else if (button?.dataset.remove !== undefined) remove(button);
});

document.addEventListener('change', async (change) => {
  const select = change.target.closest('select[data-role]');
  if (!select) return;
  const before = [...select.options].find((option) => option.defaultSelected)?.value;
  if (!(await ask('It counts at once, also where they are signed in.', 'Change the role', `Make ${select.dataset.name} ${select.value}?`))) {
    select.value = before;
    return;
  }
  try {
    await api('PATCH', `/admin/v1/administrators/${select.dataset.id}`, { role: select.value });
    [...select.options].forEach((option) => { option.defaultSelected = option.value === select.value; });
    say(`${select.dataset.name} is ${select.value} now.`);
  } catch (refusal) {
    select.value = before;
    failed(select, refusal);
  }
});

// one-time passwords come from a form or from a button
document.addEventListener('done', (done) => {
  const until = document.getElementById('one-time-until');
  if (until && done.detail?.expiresAt) {
    until.textContent = new Date(done.detail.expiresAt).toLocaleDateString('en-GB', { dateStyle: 'long' });
    document.getElementById('invited').scrollIntoView({ block: 'nearest' });
  }
});
