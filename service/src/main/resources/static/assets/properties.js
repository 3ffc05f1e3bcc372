// Fields that stand for places in the definition of a configuration: data-at="deletes.threshold".
import { bindSave, changed, definition, editor } from './configuration.js';

const fields = [...document.querySelectorAll('#properties [data-at]')];

function read(path) {
  return path.split('.').reduce((at, part) => at?.[part], definition);
}

for (const field of fields) {
  const value = read(field.dataset.at);
  if (field.type === 'checkbox') field.checked = value ?? field.dataset.usual === 'true';
  else field.value = value ?? '';
  field.disabled = !editor.may;
  field.addEventListener('input', changed);
}

function build() {
  const wanted = structuredClone(definition);
  for (const field of fields) {
    const path = field.dataset.at.split('.');
    const value = field.type === 'checkbox' ? field.checked : field.dataset.as === 'number' ? (field.value === '' ? undefined : Number(field.value)) : field.value;
    let at = wanted;
    for (const part of path.slice(0, -1)) at = at[part] ??= {};
    if (value === undefined || value === '') delete at[path.at(-1)];
    else at[path.at(-1)] = value;
  }
  return wanted;
}

bindSave(build);
