// Agents: draining one that may be the last, and noticing that a new one has joined.
import { api, ask, element, say, told } from './api.js';

const EVERY = 2000;

document.addEventListener('click', async (click) => {
  const button = click.target.closest('[data-drain]');
  if (!button) return;
  const { id, name } = button.dataset;
  if (!(await ask('It finishes what it has and takes nothing new until you resume it. Other agents of its directories do the work meanwhile.', 'Drain', `Drain ${name}?`))) return;
  const card = button.closest('.card');
  card.querySelector(':scope > .alert.failure')?.remove();
  try {
    try {
      await api('POST', `/admin/v1/agents/${id}/drain`, {});
    } catch (refusal) {
      if (refusal.code !== 'LastAgentOfDirectory'
        || !(await ask(`${refusal.message} Nothing is read from it until an agent takes requests again. Nothing is deleted for it.`, 'Drain all the same', 'It is the last one'))) throw refusal;
      await api('POST', `/admin/v1/agents/${id}/drain`, { evenIfLast: true });
    }
    say('It takes no new requests.');
  } catch (refusal) {
    if (refusal.code !== 'LastAgentOfDirectory') card.append(told(refusal));
  }
});

const form = document.getElementById('token');

function shown(agent) {
  return element('div', {}, element('p', {}, element('strong', {}, `${agent.machineName} has joined.`),
    agent.status === 'active' ? ' It is connected.' : ' It is registered; start it with footbridge agent run.'),
  element('ul', { class: 'checks' }, ...agent.directories.map((directory) => element('li', {},
    element('span', { class: 'badge ' + (directory.reachable ? 'success' : directory.reachable === false ? 'failure' : '') },
      directory.reachable ? 'reached' : directory.reachable === false ? 'fails' : 'not yet'),
    element('span', {}, directory.name, directory.failureCode ? element('code', {}, ' ' + directory.failureCode) : '')))),
  element('p', { class: 'actions' }, element('a', { class: 'button', href: '/portal/agents' }, 'See it among the agents'),
    agent.directories.some((directory) => directory.reachable) ? element('a', { class: 'button primary', href: '/portal/configurations/new' }, 'New configuration') : null));
}

async function watch(known) {
  const place = document.getElementById('joined');
  let last = '';
  for (;;) {
    try {
      const agents = (await api('GET', '/admin/v1/agents', null, { byItself: true })).value;
      const fresh = agents.filter((agent) => !known.has(agent.id)).at(-1);
      const now = JSON.stringify([fresh?.id, fresh?.status, fresh?.directories]);
      if (fresh && now !== last) {
        last = now;
        place.className = 'alert ' + (fresh.status === 'active' ? 'success' : 'warning');
        place.replaceChildren(shown(fresh));
      }
    } catch (refusal) {
      if (refusal.status === 401) return;
    }
    await new Promise((resolve) => { setTimeout(resolve, EVERY); });
  }
}

form?.addEventListener('done', async (done) => {
  form.closest('section').hidden = true;
  const expires = document.getElementById('expires');
  expires.textContent = new Date(done.detail.expiresAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  document.getElementById('reach').textContent = done.detail.directories.map((name) =>
    `./footbridge agent add-directory ${name} --ca-file ca.pem \\\n    --bind-name footbridge@${name} --password-file footbridge.password`).join('\n');
  const known = new Set((await api('GET', '/admin/v1/agents', null, { byItself: true })).value.map((agent) => agent.id));
  watch(known);
});
