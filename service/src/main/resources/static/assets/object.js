// Asks the rules about an object, and shows what each said, and beside each property the rule that gave it.
import { api, element, told } from './api.js';

const RULES = { presence: 'There', class: 'Class', containers: 'Containers', groups: 'Groups', clause: 'Condition', inputFilter: 'Filter', filter: 'Filter', exclusion: 'Exclusion',
  reading: 'Reading', anchor: 'Anchor', mapping: 'Mapping', name: 'Name', match: 'Match', plan: 'Plan', held: 'Held value', references: 'References' };
const VERDICTS = { passes: ['passes', 'success'], stops: ['stops here', 'warning'], fails: ['fails', 'failure'], holds: ['holds', ''], doesNotHold: ['does not hold', ''],
  gives: ['gives a value', 'success'], givesNothing: ['gives nothing', ''] };
const CONCLUSIONS = { synchronised: ['It is synchronised.', 'success'], notSynchronised: ['It is not synchronised.', 'warning'], leftAlone: ['It is left alone.', 'warning'], failed: ['It cannot be synchronised.', 'failure'] };
const VALUES = new Set(['mapping', 'name', 'references']);

function inputs(reason) {
  const looked = reason.inputs ?? [];
  return looked.length ? element('span', { class: 'origin' }, 'looked at ' + looked.map((input) =>
    `${input.name} = ${input.hidden ? '(hidden)' : input.values.length ? input.values.slice(0, 3).join(', ') + (input.values.length > 3 ? ' …' : '') : 'nothing'}`).join('; ')) : null;
}

function verdict(reason) {
  const [text, kind] = VERDICTS[reason.verdict] ?? [reason.verdict, ''];
  return element('li', { class: kind },
    element('div', { class: 'verdict' }, element('span', {}, element('span', { class: `badge ${kind}` }, text)),
      element('span', {}, element('strong', {}, `${RULES[reason.rule] ?? reason.rule}${reason.name ? ': ' + reason.name : ''}`),
        reason.detail ? ' ' + reason.detail : '', reason.code ? element('code', {}, ' ' + reason.code) : ''), inputs(reason)));
}

function fold(title, reasons) {
  return reasons.length ? element('details', { class: 'more-filters' }, element('summary', {}, `${title} (${reasons.length})`),
    element('ol', { class: 'steps' }, ...reasons.map(verdict))) : null;
}

function rules(answer) {
  for (const reason of answer.reasons) {
    if (!VALUES.has(reason.rule)) continue;
    const row = document.querySelector(`#properties [data-property="${CSS.escape(reason.name)}"] [data-rule]`);
    if (!row || row.textContent) continue;
    const from = (reason.inputs ?? []).map((input) => input.name).join(', ');
    row.textContent = from ? `from ${from}` : reason.rule === 'mapping' ? 'the same for everybody' : '';
    row.title = reason.detail ?? '';
  }
}

for (const place of document.querySelectorAll('[data-why]')) {
  const { configuration, guid } = place.dataset;
  api('GET', `/admin/v1/configurations/${encodeURIComponent(configuration)}/why?object=${guid}`).then((answer) => {
    const [text, kind] = CONCLUSIONS[answer.conclusion] ?? [answer.conclusion, ''];
    const first = answer.reasons.filter((reason) => !VALUES.has(reason.rule));
    const values = answer.reasons.filter((reason) => VALUES.has(reason.rule));
    const waits = answer.waitsFor ?? [];
    place.replaceChildren(
      element('div', { class: `alert ${kind}` }, element('p', {}, element('strong', {}, `${configuration}: ${text}`), answer.detail ? ' ' + answer.detail : '',
        answer.code ? element('code', {}, ' ' + answer.code) : ''),
      ...(waits.length ? [element('p', {}, 'What it waits for:'), element('ul', {}, ...waits.map((wait) => element('li', {}, wait)))] : [])),
      element('ol', { class: 'steps' }, ...first.filter((reason) => ['stops', 'fails'].includes(reason.verdict)).map(verdict)),
      ...[fold('Rules that it passed, and facts', first.filter((reason) => !['stops', 'fails'].includes(reason.verdict))),
        fold('Mappings and what they gave', values)].filter(Boolean));
    const name = document.querySelector(`[data-dn="${guid}"]`);
    if (name) name.textContent = answer.object.distinguishedName;
    rules(answer);
  }).catch((refusal) => place.replaceChildren(told(refusal)));
}
