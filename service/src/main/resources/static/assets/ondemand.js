// One object through all steps, shown as they come out.
import { api, element, fill, told } from './api.js';
import { combo, findIn } from './combo.js';

const holder = document.getElementById('editor').dataset;
const field = document.getElementById('d-object');
const place = document.getElementById('d-result');
const apply = document.getElementById('d-apply');
const LONGEST_WAIT = 300_000;
let chosen = holder.object || '';
const NAMES = { import: 'Read the object', scoping: 'Is it in scope?', matching: 'Match it with the tenant directory', processing: 'Work out the values', referenceResolution: 'Find what it refers to', export: 'Perform the action' };

combo(field, document.getElementById('d-found'), findIn(holder.directory, 'any'), (option) => {
  chosen = option.value.distinguishedName;
  field.value = option.value.distinguishedName;
  if (apply) apply.hidden = true;
});
document.getElementById('d-ignore').addEventListener('change', () => { if (apply) apply.hidden = true; });
field.addEventListener('input', () => { chosen = ''; if (apply) apply.hidden = true; });

function details(step) {
  const entries = Object.entries(step.details ?? {}).filter(([, value]) => value !== null && value !== '');
  return entries.length ? element('details', { open: entries.length <= 6 }, element('summary', {}, `${entries.length} details`),
    element('dl', { class: 'inputs' }, ...entries.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, typeof value === 'object' ? JSON.stringify(value) : String(value)))))) : null;
}

function value(node) {
  if (node === null || node === undefined) return 'no value';
  return typeof node === 'object' ? JSON.stringify(node) : String(node);
}

function changes(event) {
  const rows = event?.modifiedProperties ?? [];
  return rows.length ? element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Changed properties' }, element('table', {},
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Property'), element('th', { scope: 'col' }, 'Before'), element('th', { scope: 'col' }, 'After'))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, element('th', { scope: 'row' }, row.displayName),
      element('td', {}, element('del', {}, row.oldValue === null || row.oldValue === undefined ? '' : value(row.oldValue))),
      element('td', {}, element('ins', {}, row.newValue === null || row.newValue === undefined ? '' : value(row.newValue)))))))) : null;
}

/** Waits for a cycle that runs, as the first one of a new configuration, and tries again. */
async function provisioned(wish, reached) {
  const until = Date.now() + LONGEST_WAIT;
  for (;;) {
    try {
      return await api('POST', `/admin/v1/configurations/${encodeURIComponent(holder.name)}/provision`, wish, { follow: (_, step) => reached(step) });
    } catch (refusal) {
      if (refusal.code !== 'CycleRunning' || Date.now() > until) throw refusal;
      document.getElementById('d-doing').textContent = 'A cycle is running. This is tried again as soon as it has ended …';
      await new Promise((resolve) => { setTimeout(resolve, 1500); });
    }
  }
}

// what comes after each step
const NEXT = { import: 'Looking whether it is in scope …', scoping: 'Looking for its object in the tenant directory …', matching: 'Working out the values …', processing: 'Finding what it refers to …' };

async function run(doIt) {
  const buttons = document.querySelectorAll('#demand button');
  buttons.forEach((button) => { button.disabled = true; });
  const steps = element('ol', { class: 'steps', 'aria-label': 'Steps so far' });
  fill(place, element('p', { role: 'status', id: 'd-doing' }, 'Reading the object through an agent …'), element('progress', { 'aria-label': 'On demand' }), steps);
  const reached = (step) => {
    // tried again after a cycle
    if (step.type === 'import') steps.replaceChildren();
    document.getElementById('d-doing').textContent = NEXT[step.type] ?? 'Almost there …';
    steps.append(element('li', { 'data-step': step.type }, element('p', {}, element('strong', {}, NAMES[step.type] ?? step.type)), element('p', {}, step.description), details(step)));
  };
  try {
    const answer = await provisioned({ object: chosen || field.value.trim(), ignoreScope: document.getElementById('d-ignore').checked, apply: doIt }, reached);
    show(answer);
    if (apply) apply.hidden = answer.applied || answer.result === 'Failure' || !(answer.event?.modifiedProperties?.length || answer.event?.action !== 'other');
  } catch (refusal) {
    fill(place, told(refusal), steps.children.length ? steps : null);
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}

function show(answer) {
  const event = answer.event ?? {};
  const status = { Success: 'success', Skipped: 'warning', Failure: 'failure' }[answer.result] ?? 'warning';
  fill(place, 
    element('div', { class: 'alert ' + status, role: 'status' },
      element('p', {}, element('strong', {}, answer.result === 'Failure' ? (answer.applied ? 'It failed' : 'It would fail') : event.action === 'other' ? 'Nothing is to be done' : answer.applied ? `Done: ${event.action}` : `It would be: ${event.action}`),
        ` — ${event.source?.name ?? answer.object.distinguishedName}, in ${(answer.durationInMilliseconds / 1000).toFixed(1)} s`),
      event.reason ? element('p', {}, event.reason, ' ', event.nextStep ?? '', ' ', event.code ? element('code', {}, event.code) : '') : null),
    element('ol', { class: 'steps', 'aria-label': 'Steps' }, ...(answer.steps ?? event.steps ?? []).map((step) => element('li', { class: step.status },
      element('p', {}, element('strong', {}, NAMES[step.type] ?? step.name), ' ', element('span', { class: 'badge ' + step.status }, step.status)),
      element('p', {}, step.description), details(step)))),
    element('h2', {}, 'Properties'),
    changes(event) ?? element('p', { class: 'muted' }, 'Nothing differs.'),
    ...(answer.others?.length ? [element('h2', {}, 'Others that would change with it'), element('ul', {}, ...answer.others.map((other) =>
      element('li', {}, `${other.action} ${other.target?.name ?? other.source?.name ?? ''}`)))] : []));
  place.scrollIntoView({ block: 'nearest' });
}

document.getElementById('demand').addEventListener('submit', (submit) => { submit.preventDefault(); run(false); });
apply?.addEventListener('click', () => run(true));
