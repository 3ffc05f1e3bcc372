// Saving a configuration from any of its pages: at once in staging mode, by way of a plan when it is enabled.
import { api, ask, told } from './api.js';

const holder = document.getElementById('editor');

export const editor = {
  name: holder.dataset.name,
  directory: holder.dataset.directory,
  mode: holder.dataset.mode,
  setup: holder.dataset.setup === 'true',
  may: holder.dataset.may === 'true',
  // that the page was made of; 0: there is none yet
  version: Number(holder.dataset.version || 0),
};

export const definition = JSON.parse(document.getElementById('definition')?.textContent ?? '{}');

const path = `/admin/v1/configurations/${encodeURIComponent(editor.name)}`;
const saving = `${path}?version=${editor.version}`;
let dirty = false;

/** Something is not saved yet. */
export function changed() {
  dirty = true;
  const note = document.getElementById('unsaved');
  if (note) note.hidden = false;
}

addEventListener('beforeunload', (leaving) => {
  if (dirty) leaving.preventDefault();
});

function go(address) {
  dirty = false;
  location.assign(address);
}

if (holder.dataset.planned === 'true') changed();

/** Saves what build() gives, and goes on. */
export async function save(build, next) {
  const errors = document.getElementById('save-errors');
  errors.replaceChildren();
  const button = document.getElementById('save');
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    const wanted = build();
    try {
      await api('PUT', saving, wanted);
    } catch (refusal) {
      if (refusal.code === 'ScopeBecomesEverything') {
        if (!(await ask('So far only a part of the directory was in scope. From now on all of it is.', 'The whole directory', 'Widen the scope?'))) return;
        wanted.scope = { ...(wanted.scope ?? {}), everything: true };
        delete wanted.scope.containers;
        delete wanted.scope.exclude;
        delete wanted.scope.groups;
        await api('PUT', saving, wanted).catch((again) => planned(again, wanted));
      } else {
        await planned(refusal, wanted);
      }
      if (!dirty && editor.mode === 'active') return;
    }
    if (editor.setup) {
      go(`/portal/configurations/${encodeURIComponent(editor.name)}/setup/${next}`);
    } else {
      dirty = false;
      document.getElementById('unsaved').hidden = true;
      sessionStorage.setItem('footbridge.say', 'Saved.');
      location.reload();
    }
  } catch (refusal) {
    errors.replaceChildren(told(refusal));
    errors.scrollIntoView({ block: 'nearest' });
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
  }
}

/** An enabled configuration is changed by way of a plan. */
async function planned(refusal, wanted) {
  if (refusal.code !== 'PlanRequired') throw refusal;
  const plan = await api('POST', `${path}/plans?version=${editor.version}`, wanted);
  go(`/portal/plans/${plan.id}`);
  await new Promise(() => {});
}

/** For the pages whose save button does nothing special. */
export function bindSave(build) {
  const button = document.getElementById('save');
  button?.addEventListener('click', () => save(build, button.dataset.next));
}
