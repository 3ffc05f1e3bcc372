// The versions of a configuration: compared place by place, and gone back to.
import { api, ask, element, fill, told } from './api.js';
import { editor, save } from './configuration.js';

const base = `/admin/v1/configurations/${encodeURIComponent(editor.name)}/versions`;
const list = document.getElementById('versions');
const differences = document.getElementById('differences');
let newest = 0;

function written(value) {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}

async function compare(from, to) {
  fill(differences, element('p', { class: 'muted' }, 'Comparing …'));
  try {
    const answer = await api('GET', `${base}/${from}/differences?to=${to}`);
    fill(differences, element('p', {}, `From version ${from} to version ${to}`),
      answer.value.length ? element('ul', { class: 'differences' }, ...answer.value.map((one) => element('li', {}, element('code', {}, one.path),
        'before' in one ? element('del', { class: 'value' }, written(one.before)) : null,
        'after' in one ? element('ins', { class: 'value' }, written(one.after)) : null)))
        : element('p', { class: 'muted' }, 'They say the same.'));
    document.getElementById('differences-title').focus();
  } catch (refusal) {
    fill(differences, told(refusal));
  }
}

async function back(version) {
  if (!(await ask(`The configuration becomes what it was in version ${version}. ${editor.mode === 'active' ? 'A plan shows first what that would do.' : ''}`, 'Go back', 'Go back to an earlier version?'))) return;
  try {
    const definition = await api('GET', `${base}/${version}`);
    await save(() => definition, '');
  } catch (refusal) {
    fill(differences, told(refusal));
  }
}

try {
  const answer = await api('GET', base + '?top=100');
  newest = answer.value[0]?.version ?? 0;
  list.replaceChildren(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Versions' }, element('table', { class: 'versions' },
    element('thead', {}, element('tr', {}, ...['Version', 'Saved', 'By', ''].map((title) => element('th', { scope: 'col' }, title || element('span', { class: 'visually-hidden' }, 'Actions'))))),
    element('tbody', {}, ...answer.value.map((one) => element('tr', {},
      element('th', { scope: 'row' }, String(one.version), one.version === newest ? element('span', { class: 'badge active' }, 'now') : null),
      element('td', { class: 'whole' }, new Date(one.savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })),
      element('td', {}, one.savedBy),
      element('td', { class: 'actions' },
        one.version > 1 ? element('button', { type: 'button', class: 'small', 'aria-label': `What version ${one.version} changed`, onclick: () => compare(one.version - 1, one.version) }, 'Changes') : null, ' ',
        one.version !== newest ? element('button', { type: 'button', class: 'small', 'aria-label': `Compare version ${one.version} with now`, onclick: () => compare(one.version, newest) }, 'With now') : null, ' ',
        one.version !== newest && editor.may ? element('button', { type: 'button', class: 'small', 'aria-label': `Go back to version ${one.version}`, onclick: () => back(one.version) }, 'Go back') : null)))))));
} catch (refusal) {
  list.replaceChildren(told(refusal));
}
