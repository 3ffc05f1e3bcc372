// The editor of a scope: classes, organizational units read live, groups, filters, and how many objects that is.
import { api, calm, element, fill, told } from './api.js';
import { combo, findIn } from './combo.js';
import { bindSave, changed, definition, editor } from './configuration.js';

const facts = JSON.parse(document.getElementById('facts').textContent);
const scope = definition.scope ?? {};
const state = {
  objects: definition.objects ?? ['user', 'inetOrgPerson', 'group', 'contact'],
  where: (scope.containers ?? []).length ? 'containers' : 'everything',
  containers: (scope.containers ?? []).map(entry),
  exclude: (scope.exclude ?? []).map(entry),
  groups: (scope.groups ?? []).map(entry),
  nested: scope.nested ?? false,
  filters: structuredClone(scope.filters ?? []),
};

function entry(said) {
  return typeof said === 'string' ? { name: said } : said;
}

function build() {
  const containers = state.where === 'containers' ? state.containers : [];
  const wanted = { ...definition, objects: state.objects };
  wanted.scope = {
    containers, exclude: state.where === 'containers' ? state.exclude : [], groups: state.groups, nested: state.nested,
  };
  const filters = state.filters.filter((filter) => state.objects.includes(filter.object) && (filter.groups?.length || filter.inputGroups?.length));
  if (filters.length) wanted.scope.filters = filters;
  return wanted;
}

/** For saving: an empty choice would be the whole directory. */
function chosenScope() {
  if (state.where === 'containers' && !state.containers.length) {
    throw Object.assign(new Error('No organizational unit is chosen.'), { code: 'NothingChosen', nextStep: 'Choose at least one, or the whole directory.' });
  }
  return build();
}

function touched() {
  changed();
  countSoon();
}

// --- Classes and where -----------------------------------------------------------------------------------------------------

for (const box of document.querySelectorAll('#classes input')) {
  box.checked = state.objects.includes(box.value);
  box.disabled = !editor.may;
  box.addEventListener('change', () => {
    state.objects = [...document.querySelectorAll('#classes input:checked')].map((checked) => checked.value);
    touched();
  });
}

const tree = document.getElementById('tree');
for (const radio of document.querySelectorAll('input[name=where]')) {
  radio.checked = radio.value === state.where;
  radio.disabled = !editor.may;
  radio.addEventListener('change', () => {
    state.where = radio.value;
    showWhere();
    touched();
  });
}

function showWhere() {
  const part = document.getElementById('tree-part');
  part.hidden = state.where !== 'containers';
  if (!part.hidden && !tree.children.length) openRoot();
  showChosen();
}

// --- The tree of organizational units ------------------------------------------------------------------------------------------

const same = (one, other) => (one.guid && other.guid ? one.guid === other.guid : one.name.toLowerCase() === other.name.toLowerCase());
const has = (list, unit) => list.some((one) => same(one, unit));
const unitOf = (node) => ({ name: node.dataset.name, guid: node.dataset.guid });

async function children(parent, after) {
  const query = new URLSearchParams();
  if (parent) query.set('parent', parent);
  if (after) query.set('after', after);
  return api('GET', after && after.startsWith('/') ? after : `/admin/v1/directories/${encodeURIComponent(editor.directory)}/tree?${query}`);
}

async function openRoot() {
  const place = document.getElementById('tree-state');
  place.replaceChildren(element('p', { class: 'muted' }, 'Reading the directory …'));
  try {
    const answer = await children();
    place.replaceChildren();
    if (answer.parent?.guid) {
      const root = node({ ...answer.parent, kind: 'domain', hasChildren: true }, 1);
      tree.append(root);
      grow(root, answer);
      root.setAttribute('aria-expanded', 'true');
    } else {
      tree.append(...answer.value.map((unit) => node(unit, 1)));
    }
    tree.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
    showMarks();
  } catch (refusal) {
    fill(place, told(refusal), element('button', { type: 'button', class: 'small', onclick: openRoot }, 'Try again'));
  }
}

function node(unit, level) {
  const item = element('div', {
    role: 'treeitem', 'aria-level': level, tabindex: '-1', 'data-guid': unit.guid, 'data-name': unit.distinguishedName,
    'aria-checked': 'false', 'aria-expanded': unit.hasChildren ? 'false' : null, class: 'unit ' + unit.kind,
  });
  const row = element('div', { class: 'unit-row' },
    element('button', { type: 'button', tabindex: '-1', class: 'opener', 'aria-hidden': 'true', onclick: () => toggle(item) }, ''),
    element('span', { class: 'box', 'aria-hidden': 'true', onclick: () => mark(item) }),
    element('span', { class: 'unit-name', onclick: () => { focus(item); mark(item); } }, unit.name));
  item.append(row);
  return item;
}

function grow(item, answer) {
  let group = item.querySelector(':scope > [role=group]');
  if (!group) {
    group = element('div', { role: 'group' });
    item.append(group);
  }
  group.querySelector(':scope > .more')?.remove();
  const level = Number(item.getAttribute('aria-level')) + 1;
  group.append(...answer.value.map((unit) => node(unit, level)));
  if (answer.nextLink) {
    group.append(element('button', { type: 'button', class: 'small more', onclick: async (click) => {
      click.target.disabled = true;
      try {
        grow(item, await children(null, answer.nextLink));
        showMarks();
      } catch (refusal) {
        click.target.disabled = false;
        document.getElementById('tree-state').replaceChildren(told(refusal));
      }
    } }, 'More …'));
  }
}

async function toggle(item, open) {
  if (!item.hasAttribute('aria-expanded')) return;
  const wanted = open ?? item.getAttribute('aria-expanded') !== 'true';
  if (wanted && !item.querySelector(':scope > [role=group]')) {
    item.setAttribute('aria-busy', 'true');
    try {
      grow(item, await children(item.dataset.guid));
      showMarks();
    } catch (refusal) {
      document.getElementById('tree-state').replaceChildren(told(refusal));
      return;
    } finally {
      item.removeAttribute('aria-busy');
    }
  }
  item.setAttribute('aria-expanded', String(wanted));
}

/** Whether the unit is in by itself or by the nearest chosen one above it. */
function isIn(item) {
  for (let at = item; at; at = at.parentElement.closest('[role=treeitem]')) {
    if (has(state.containers, unitOf(at))) return true;
    if (has(state.exclude, unitOf(at))) return false;
  }
  return false;
}

function mark(item) {
  if (!editor.may) return;
  const unit = unitOf(item);
  const above = item.parentElement.closest('[role=treeitem]');
  const inherited = above ? isIn(above) : false;
  const now = !isIn(item);
  state.containers = state.containers.filter((one) => !same(one, unit));
  state.exclude = state.exclude.filter((one) => !same(one, unit));
  // what is chosen below says the same, or the opposite of nothing
  for (const below of item.querySelectorAll('[role=treeitem]')) {
    state.containers = state.containers.filter((one) => !same(one, unitOf(below)));
    state.exclude = state.exclude.filter((one) => !same(one, unitOf(below)));
  }
  if (now && !inherited) state.containers.push(unit);
  if (!now && inherited) state.exclude.push(unit);
  showMarks();
  showChosen();
  touched();
}

function showMarks() {
  for (const item of tree.querySelectorAll('[role=treeitem]')) {
    const inside = isIn(item);
    const mixed = !inside && [...item.querySelectorAll('[role=treeitem]')].some((below) => has(state.containers, unitOf(below)));
    item.setAttribute('aria-checked', inside ? 'true' : mixed ? 'mixed' : 'false');
  }
}

function showChosen() {
  const place = document.getElementById('chosen');
  if (state.where !== 'containers') { place.replaceChildren(); return; }
  const line = (unit, list, text) => element('li', {}, element('code', {}, unit.name), text, ' ',
    editor.may ? element('button', { type: 'button', class: 'link', 'aria-label': 'Take away ' + unit.name, onclick: () => {
      state[list] = state[list].filter((one) => !same(one, unit));
      showMarks(); showChosen(); touched();
    } }, 'take away') : null);
  place.replaceChildren(state.containers.length
    ? element('ul', { class: 'chosen', 'aria-label': 'Chosen units' },
      ...state.containers.map((unit) => line(unit, 'containers', '')),
      ...state.exclude.map((unit) => line(unit, 'exclude', ' stays out')))
    : element('p', { class: 'alert warning' }, 'Nothing is chosen yet: choose at least one unit.'));
}

function focus(item) {
  tree.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  item.setAttribute('tabindex', '0');
  item.focus();
}

tree.addEventListener('keydown', (key) => {
  const item = key.target.closest('[role=treeitem]');
  // not what stands within one, such as the button for more
  if (!item || key.target !== item) return;
  const visible = [...tree.querySelectorAll('[role=treeitem]')].filter((one) => !one.parentElement.closest('[role=treeitem][aria-expanded=false]'));
  const at = visible.indexOf(item);
  const go = (target) => { if (target) focus(target); };
  const steps = {
    ArrowDown: () => go(visible[at + 1]),
    ArrowUp: () => go(visible[at - 1]),
    Home: () => go(visible[0]),
    End: () => go(visible.at(-1)),
    ArrowRight: () => (item.getAttribute('aria-expanded') === 'true' ? go(item.querySelector('[role=treeitem]')) : toggle(item, true)),
    ArrowLeft: () => (item.getAttribute('aria-expanded') === 'true' ? toggle(item, false) : go(item.parentElement.closest('[role=treeitem]'))),
    ' ': () => mark(item),
    Enter: () => mark(item),
  };
  if (steps[key.key]) { key.preventDefault(); steps[key.key](); }
});

// --- Groups --------------------------------------------------------------------------------------------------------------------

function showGroups() {
  document.getElementById('groups').replaceChildren(...state.groups.map((group) => element('li', {},
    element('span', { title: group.name }, group.name.replace(/^CN=((?:[^,\\]|\\.)*).*$/i, '$1')), ' ',
    editor.may ? element('button', { type: 'button', class: 'link', 'aria-label': 'Take away ' + group.name, onclick: () => {
      state.groups = state.groups.filter((one) => !same(one, group));
      showGroups(); touched();
    } }, '×') : null)));
}

const groupSearch = document.getElementById('group-search');
groupSearch.disabled = !editor.may;
combo(groupSearch, document.getElementById('group-found'), findIn(editor.directory, 'group'), (option) => {
  const group = { name: option.value.distinguishedName, guid: option.value.guid };
  if (!has(state.groups, group)) state.groups.push(group);
  groupSearch.value = '';
  showGroups();
  touched();
});
const nested = document.getElementById('nested');
nested.checked = state.nested;
nested.disabled = !editor.may;
nested.addEventListener('change', () => { state.nested = nested.checked; touched(); });

// --- Filters ---------------------------------------------------------------------------------------------------------------------

document.getElementById('attribute-names').append(...facts.attributes.filter((attribute) => !attribute.multivalued)
  .map((attribute) => element('option', { value: attribute.name }, attribute.kind)));

function select(options, value, onchange, label) {
  const made = element('select', { 'aria-label': label, onchange, disabled: !editor.may });
  made.append(...options.map((option) => element('option', { value: option, selected: option === value }, option)));
  return made;
}

function showFilters() {
  const place = document.getElementById('filters');
  place.replaceChildren(...state.filters.map((filter, f) => filterBox(filter, f)));
  if (!state.filters.length) place.append(element('p', { class: 'muted' }, 'No filter: attributes do not matter.'));
}

function filterBox(filter, f) {
  const box = element('fieldset', { class: 'filter-box' }, element('legend', {}, 'Only ',
    select(['user', 'inetOrgPerson', 'group', 'contact'], filter.object, (change) => { filter.object = change.target.value; touched(); }, 'Class of the filter'), ' with'));
  for (const [key, title] of [['groups', ''], ['inputGroups', 'and else leave it as it is, unless']]) {
    const groups = filter[key] ?? [];
    if (key === 'inputGroups' && !groups.length) continue;
    if (title) box.append(element('p', { class: 'muted' }, title));
    groups.forEach((group, g) => {
      if (g) box.append(element('p', { class: 'or' }, 'or'));
      box.append(groupBox(filter, key, group));
    });
  }
  if (editor.may) {
    box.append(element('p', { class: 'actions' },
      element('button', { type: 'button', class: 'small', onclick: () => { (filter.groups ??= []).push({ clauses: [clause()] }); showFilters(); touched(); } }, 'Or …'),
      element('button', { type: 'button', class: 'small quiet', onclick: () => { state.filters.splice(f, 1); showFilters(); touched(); } }, 'Take the filter away')));
  }
  return box;
}

const clause = () => ({ attribute: '', operator: 'EQUALS', value: '' });

function groupBox(filter, key, group) {
  const box = element('div', { class: 'clauses' });
  group.clauses.forEach((one, c) => {
    const binary = facts.operators.find((operator) => operator.symbol === one.operator)?.binary ?? true;
    const several = one.values ? one.values.join('\n') : one.value ?? '';
    box.append(element('div', { class: 'clause' },
      c ? element('span', { class: 'and' }, 'and') : null,
      element('input', { list: 'attribute-names', value: one.attribute, 'aria-label': 'Attribute', placeholder: 'attribute', spellcheck: 'false', disabled: !editor.may,
        oninput: (input) => { one.attribute = input.target.value.trim(); touched(); } }),
      select(facts.operators.map((operator) => operator.symbol), one.operator, (change) => {
        one.operator = change.target.value;
        if (!facts.operators.find((operator) => operator.symbol === one.operator)?.binary) { delete one.value; delete one.values; } else if (!('value' in one) && !one.values) one.value = '';
        showFilters(); touched();
      }, 'Operator'),
      binary ? element('input', { value: several, 'aria-label': 'Value', placeholder: 'value', disabled: !editor.may || Boolean(one.values && one.values.length > 1),
        oninput: (input) => { delete one.values; one.value = input.target.value; touched(); } }) : null,
      editor.may ? element('button', { type: 'button', class: 'link', 'aria-label': 'Take this condition away', onclick: () => {
        group.clauses.splice(c, 1);
        if (!group.clauses.length) filter[key].splice(filter[key].indexOf(group), 1);
        showFilters(); touched();
      } }, '×') : null));
  });
  if (editor.may) box.append(element('button', { type: 'button', class: 'small', onclick: () => { group.clauses.push(clause()); showFilters(); } }, 'And …'));
  return box;
}

document.getElementById('add-filter')?.addEventListener('click', () => {
  const free = state.objects.find((object) => !state.filters.some((filter) => filter.object === object)) ?? 'user';
  state.filters.push({ object: free, groups: [{ clauses: [clause()] }] });
  showFilters();
  document.querySelector('#filters fieldset:last-of-type input')?.focus();
});

// --- Count -------------------------------------------------------------------------------------------------------------------------

let counting = false;
let again = false;

/** One after the other: what was asked for meanwhile is counted when the one before is through. */
async function count() {
  if (counting) { again = true; return; }
  const place = document.getElementById('count-state');
  if (state.where === 'containers' && !state.containers.length) {
    place.replaceChildren('Choose a unit first.');
    return;
  }
  counting = true;
  place.replaceChildren('Counting in the directory …');
  try {
    const answer = await api('POST', `/admin/v1/directories/${encodeURIComponent(editor.directory)}/counts`, build());
    const total = answer.counts.reduce((sum, one) => sum + one.inScope, 0);
    const read = answer.counts.reduce((sum, one) => sum + one.read, 0);
    place.replaceChildren(element('strong', { class: 'figure' }, (answer.complete ? '' : 'at least ') + total.toLocaleString('en')),
      ` in scope of ${read.toLocaleString('en')} read, in ${answer.seconds.toFixed(1)} s`);
    document.getElementById('counts').replaceChildren(...answer.counts.map((one) => element('div', {},
      element('dt', {}, one.object), element('dd', {}, one.inScope.toLocaleString('en')))));
    const samples = (answer.samples ?? []).filter((sample) => sample.inScope).slice(0, 5).map((sample) => sample.name);
    document.getElementById('samples').textContent = samples.length ? 'Such as ' + samples.join(', ') : '';
  } catch (refusal) {
    document.getElementById('counts').replaceChildren();
    document.getElementById('samples').textContent = '';
    place.replaceChildren(told(refusal));
  } finally {
    counting = false;
    if (again) { again = false; count(); }
  }
}

const countSoon = calm(count, 900);
document.getElementById('count-now').addEventListener('click', count);

showWhere();
showGroups();
showFilters();
bindSave(chosenScope);
if (editor.may) count();
