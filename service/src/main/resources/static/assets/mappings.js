// The table of mappings, and the editor with completion and a live result.
import { api, calm, element, told } from './api.js';
import { combo, findIn } from './combo.js';
import { bindSave, changed, definition, editor } from './configuration.js';

const facts = JSON.parse(document.getElementById('facts').textContent);
const rows = JSON.parse(document.getElementById('rows').textContent);
const fixed = document.getElementById('mappings').dataset.fixed === 'true';
const chosen = structuredClone(definition.mappings ?? {});
const FLOWS = { always: 'always', creation: 'at creation', whileEmpty: 'while empty', neverRemove: 'never taken away', addValues: 'values are added' };
const usual = new Map(rows.filter((row) => row.origin !== 'added').map((row) => [row.object + '/' + row.target, row]));

const classes = [...new Set(rows.map((row) => row.object))];
const ofClass = document.getElementById('of-class');
ofClass.append(...classes.map((name) => element('option', { value: name }, name)));
document.getElementById('m-object').append(...classes.map((name) => element('option', { value: name }, name)));
document.getElementById('target-names').append(...[...new Set(rows.map((row) => row.target))].sort().map((name) => element('option', { value: name })));

// --- Table ---------------------------------------------------------------------------------------------------------------

function comesFrom(row) {
  switch (row.kind) {
    case 'attribute': return element('code', {}, row.source);
    case 'expression': return element('code', {}, row.source);
    case 'constant': return element('span', {}, '“', row.source, '”');
    default: return element('span', { class: 'muted' }, 'nothing');
  }
}

function show() {
  const wanted = document.getElementById('of-name').value.trim().toLowerCase();
  const own = document.getElementById('of-origin').value === 'own';
  const shown = rows.filter((row) => row.object === ofClass.value
    && (!own || row.origin !== 'default')
    && (!wanted || row.target.toLowerCase().includes(wanted) || row.source.toLowerCase().includes(wanted)));
  document.getElementById('mapping-rows').replaceChildren(...shown.map((row) => element('tr', {},
    element('th', { scope: 'row' }, row.origin === 'removed' ? element('del', {}, row.target) : row.target),
    element('td', {}, comesFrom(row), row.defaultValue ? element('span', { class: 'muted' }, ' or ' + row.defaultValue) : null),
    element('td', { class: 'wide' }, FLOWS[row.apply]),
    element('td', { class: 'wide number' }, row.matching ? String(row.matching) : ''),
    element('td', {}, element('span', { class: 'badge ' + { default: '', changed: 'held', added: 'active', removed: 'failed' }[row.origin] }, row.origin)),
    element('td', { class: 'actions' }, editor.may && !fixed
      ? element('button', { type: 'button', class: 'small', 'aria-label': `Change ${row.target} of ${row.object}`, onclick: () => open(row) }, 'Change') : null))));
  document.getElementById('mapping-count').textContent = `${shown.length} of ${rows.filter((row) => row.object === ofClass.value).length} mappings of ${ofClass.value}`;
}

ofClass.addEventListener('change', show);
document.getElementById('of-origin').addEventListener('change', show);
document.getElementById('of-name').addEventListener('input', calm(show, 120));
document.getElementById('mapping-filter').addEventListener('submit', (submit) => submit.preventDefault());

// --- What is different from the default schema ------------------------------------------------------------------------------------

const isOf = (entry, row) => entry.target === row.target && (entry.object ?? row.object) === row.object;

function forget(row) {
  chosen.set = (chosen.set ?? []).filter((entry) => !(entry.object === row.object && entry.target === row.target));
  chosen.remove = (chosen.remove ?? []).flatMap((entry) => {
    if (!isOf(entry, row)) return [entry];
    // one about all classes goes on to be about the others
    return entry.object ? [] : classes.filter((name) => name !== row.object).map((name) => ({ ...entry, object: name }));
  });
}

function set(row) {
  forget(row);
  const entry = { object: row.object, target: row.target };
  if (row.kind === 'attribute') entry.source = row.source;
  else if (row.kind === 'expression') entry.expression = row.source;
  else if (row.kind === 'constant') entry.constant = row.source;
  else entry.none = true;
  if (row.defaultValue) entry.default = row.defaultValue;
  if (row.apply !== 'always') entry.apply = row.apply;
  if (row.matching || usual.get(row.object + '/' + row.target)?.matching) entry.matching = row.matching;
  chosen.set.push(entry);
}

function build() {
  const mappings = Object.fromEntries(Object.entries(chosen).filter(([, value]) => !Array.isArray(value) || value.length));
  const wanted = { ...definition };
  delete wanted.mappings;
  if (Object.keys(mappings).length) wanted.mappings = mappings;
  return wanted;
}

// --- Editor -----------------------------------------------------------------------------------------------------------------------

const dialog = document.getElementById('mapping');
const form = document.getElementById('mapping-form');
const source = document.getElementById('m-source');
let current = null;

function open(row) {
  current = row;
  const fresh = row ?? { object: ofClass.value, target: '', kind: 'expression', source: '', defaultValue: '', apply: 'always', matching: 0, origin: 'added' };
  document.getElementById('mapping-title').textContent = row ? `${row.target} of ${row.object}` : 'New mapping';
  for (const [id, value] of [['m-object', fresh.object], ['m-target', fresh.target], ['m-kind', fresh.kind], ['m-source', fresh.source],
    ['m-default', fresh.defaultValue], ['m-apply', fresh.apply], ['m-matching', fresh.matching]]) document.getElementById(id).value = value;
  document.getElementById('m-object').disabled = Boolean(row);
  document.getElementById('m-target').disabled = Boolean(row);
  document.getElementById('m-reset').hidden = !row || row.origin === 'default';
  document.getElementById('m-remove').hidden = !row || row.origin === 'removed';
  showKind();
  dialog.showModal();
  (row ? source : document.getElementById('m-target')).focus();
  result();
}

document.getElementById('add-mapping')?.addEventListener('click', () => open(null));
document.getElementById('m-kind').addEventListener('change', () => { showKind(); result(); });

function showKind() {
  const kind = document.getElementById('m-kind').value;
  document.getElementById('m-source-part').hidden = kind === 'none';
  document.getElementById('m-source-label').textContent = { attribute: 'Attribute', expression: 'Expression', constant: 'Text', none: '' }[kind];
  document.getElementById('m-hint').textContent = kind === 'expression'
    ? 'Begin to type the name of a function, or [ for an attribute; Tab or Enter takes a completion.' : '';
}

function put(row) {
  const at = rows.findIndex((one) => one.object === row.object && one.target === row.target);
  if (at >= 0) rows[at] = row;
  else rows.push(row);
  rows.sort((one, other) => one.object.localeCompare(other.object) || one.target.toLowerCase().localeCompare(other.target.toLowerCase()));
  changed();
  show();
}

form.addEventListener('submit', (submit) => {
  submit.preventDefault();
  const value = (id) => document.getElementById(id).value;
  const row = {
    object: value('m-object'), target: value('m-target').trim(), kind: value('m-kind'), source: value('m-source').trim(), defaultValue: value('m-default').trim(),
    apply: value('m-apply'), matching: Number(value('m-matching') || 0), origin: usual.has(value('m-object') + '/' + value('m-target').trim()) ? 'changed' : 'added',
  };
  if (row.kind !== 'none' && !row.source) {
    source.setCustomValidity('Say where the value comes from.');
    source.reportValidity();
    return;
  }
  if (row.kind === 'none') row.source = '';
  set(row);
  put(row);
  dialog.close();
});
source.addEventListener('input', () => source.setCustomValidity(''));

document.getElementById('m-reset').addEventListener('click', () => {
  forget(current);
  changed();
  dialog.close();
  if (current.origin === 'added') rows.splice(rows.indexOf(current), 1);
  else current.origin = 'default';
  document.getElementById('unsaved').textContent = 'Not saved yet; the table shows the default again once it is.';
  show();
});

document.getElementById('m-remove').addEventListener('click', () => {
  forget(current);
  if (usual.has(current.object + '/' + current.target)) {
    chosen.remove.push({ object: current.object, target: current.target, values: 'keep' });
    current.origin = 'removed';
  } else {
    rows.splice(rows.indexOf(current), 1);
  }
  changed();
  dialog.close();
  show();
});

// --- Completion ---------------------------------------------------------------------------------------------------------------------

const completions = document.getElementById('m-completions');
let offered = [];
let at = -1;

function word() {
  const before = source.value.slice(0, source.selectionStart);
  const kind = document.getElementById('m-kind').value;
  if (kind === 'attribute') return { text: before, from: 0, attribute: true };
  if (kind !== 'expression') return null;
  const attribute = /\[([A-Za-z0-9-]*)$/.exec(before);
  if (attribute) return { text: attribute[1], from: before.length - attribute[1].length, attribute: true, closing: ']' };
  const name = /([A-Za-z][A-Za-z0-9]*)$/.exec(before);
  const quoted = (before.match(/"/g) ?? []).length % 2 === 1;
  return name && !quoted ? { text: name[1], from: before.length - name[1].length, attribute: false } : null;
}

function offer() {
  const found = word();
  const text = found?.text.toLowerCase() ?? '';
  offered = !found || (!found.attribute && !text) ? [] : (found.attribute
    ? facts.attributes.map((attribute) => ({ name: attribute.name, detail: attribute.kind, insert: attribute.name + (found.closing ?? '') }))
    : facts.functions.map((one) => ({ name: one.signature, detail: one.summary, insert: one.name + '(' })))
    .filter((option) => option.name.toLowerCase().startsWith(text)).slice(0, 8);
  at = -1;
  completions.replaceChildren(...offered.map((option, i) => element('li', { role: 'option', id: 'm-completion-' + i, 'aria-selected': 'false',
    onmousedown: (down) => { down.preventDefault(); take(i); } }, element('code', {}, option.name), element('span', { class: 'muted' }, ' ' + option.detail))));
  completions.hidden = !offered.length;
}

function take(index) {
  const found = word();
  const option = offered[index];
  if (!found || !option) return;
  const end = source.selectionStart;
  const rest = found.closing && source.value[end] === ']' ? source.value.slice(end + 1) : source.value.slice(end);
  source.value = source.value.slice(0, found.from) + option.insert + rest;
  source.selectionStart = source.selectionEnd = found.from + option.insert.length;
  completions.hidden = true;
  help();
  resultSoon();
}

function help() {
  if (document.getElementById('m-kind').value !== 'expression') return;
  const before = source.value.slice(0, source.selectionStart);
  const open = [];
  let quoted = false;
  for (let i = 0; i < before.length; i++) {
    if (before[i] === '"' && before[i - 1] !== '\\') quoted = !quoted;
    else if (!quoted && before[i] === '(') open.push(/([A-Za-z][A-Za-z0-9]*)\s*$/.exec(before.slice(0, i))?.[1] ?? '');
    else if (!quoted && before[i] === ')') open.pop();
  }
  const known = facts.functions.find((one) => one.name.toLowerCase() === (open.at(-1) ?? '').toLowerCase());
  document.getElementById('m-hint').replaceChildren(...(known
    ? [element('code', {}, known.signature), ' ', known.summary, known.examples[0] ? element('span', { class: 'value' }, element('code', {}, known.examples[0])) : '']
    : ['Begin to type the name of a function, or [ for an attribute; Tab or Enter takes a completion.']));
}

source.addEventListener('input', () => { offer(); help(); resultSoon(); });
source.addEventListener('click', help);
source.addEventListener('keydown', (key) => {
  if (completions.hidden) return;
  if (key.key === 'ArrowDown' || key.key === 'ArrowUp') {
    key.preventDefault();
    at = (at + (key.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length;
    [...completions.children].forEach((child, i) => child.setAttribute('aria-selected', String(i === at)));
    source.setAttribute('aria-activedescendant', 'm-completion-' + at);
  } else if ((key.key === 'Tab' && !key.shiftKey) || key.key === 'Enter') {
    key.preventDefault();
    take(Math.max(at, 0));
  } else if (key.key === 'Escape') {
    key.preventDefault();
    key.stopPropagation();
    completions.hidden = true;
  }
});
source.addEventListener('blur', () => setTimeout(() => { completions.hidden = true; }, 150));

// --- Result on a real object ----------------------------------------------------------------------------------------------------------

let tried = null;
let trying = null;
const search = document.getElementById('m-object-search');
combo(search, document.getElementById('m-object-found'), findIn(editor.directory, 'any'), (option) => {
  tried = option.value;
  search.value = option.value.name;
  result();
});
function named() {
  if (/=.+,.+=/.test(search.value) || /^[0-9a-f-]{36}$/i.test(search.value.trim())) {
    tried = { guid: search.value.trim(), name: search.value.trim() };
    result();
  }
}
search.addEventListener('change', named);
search.addEventListener('keydown', (key) => {
  // Enter would take the mapping
  if (key.key !== 'Enter') return;
  key.preventDefault();
  named();
});

function expressionNow() {
  const text = source.value.trim();
  switch (document.getElementById('m-kind').value) {
    case 'attribute': return text ? `[${text}]` : '';
    case 'expression': return text;
    case 'constant': return JSON.stringify(text);
    default: return '';
  }
}

async function result() {
  const place = document.getElementById('m-result');
  const expression = expressionNow();
  trying?.abort();
  if (!expression) { place.replaceChildren(element('p', { class: 'muted' }, 'Nothing flows.')); return; }
  const mine = new AbortController();
  trying = mine;
  const body = tried ? { expression, directory: editor.directory, object: tried.guid } : { expression, directory: editor.directory, input: {} };
  try {
    const answer = await api('POST', '/admin/v1/expressions/evaluate', body, { signal: mine.signal });
    place.replaceChildren(...shownResult(answer));
  } catch (refusal) {
    if (refusal.name !== 'AbortError') place.replaceChildren(told(refusal));
  }
}

function shownResult(answer) {
  const parts = [];
  if (answer.outcome === 'error') {
    if (!tried && answer.error.code !== 'InvalidExpression' && answer.error.position === undefined) {
      return [element('p', { class: 'muted' }, 'Choose somebody to see a result.')];
    }
    const expression = expressionNow();
    parts.push(element('div', { class: 'alert failure' }, element('p', {}, element('strong', {}, answer.error.message),
      answer.error.nearest ? ` Did you mean ${answer.error.nearest}?` : ''),
    answer.error.position !== undefined && answer.error.position !== null
      ? element('pre', {}, expression + '\n' + ' '.repeat(Math.max(0, answer.error.position)) + '^') : null));
  } else if (!tried) {
    return [element('p', { class: 'muted' }, 'The expression is well-formed. Choose somebody to see what it gives.')];
  } else if (answer.outcome === 'ignoreFlow') {
    parts.push(element('p', {}, answer.object ? 'The object is left alone.' : 'The property is left as it is.'));
  } else {
    const value = answer.value;
    const text = value === null || value === undefined ? 'no value' : Array.isArray(value) ? value.join('\n') : typeof value === 'object' ? JSON.stringify(value) : String(value);
    parts.push(element('p', {}, `For ${tried.name}:`), element('pre', { class: 'result' }, text));
  }
  const inputs = Object.entries(answer.inputs ?? {});
  if (inputs.length) {
    parts.push(element('dl', { class: 'inputs' }, ...inputs.map(([name, value]) => element('div', {}, element('dt', {}, name),
      element('dd', {}, value === null ? 'no value' : Array.isArray(value) ? value.join(', ') : String(value))))));
  }
  return parts;
}

const resultSoon = calm(result, 400);

show();
if (!fixed) bindSave(build);
