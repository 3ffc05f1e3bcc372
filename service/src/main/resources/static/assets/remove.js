// Removing a configuration: shown first, done as it was shown.
import { api, ask, element, fill, told } from './api.js';
import { editor } from './configuration.js';

const path = `/admin/v1/configurations/${encodeURIComponent(editor.name)}`;
const place = document.getElementById('shown');
const BECOMES = { keep: 'stay, managed in the cloud', delete: 'are deleted', handOver: 'go over to another configuration' };

async function show(objects) {
  fill(place, element('p', { class: 'muted' }, 'Looking …'));
  try {
    const answer = await api('GET', `${path}/removal?objects=${objects}&top=20`);
    const over = answer.exceeded?.length ? element('div', { class: 'alert warning' },
      element('p', {}, element('strong', {}, 'More than the thresholds let pass at once: '), answer.exceeded.join(', ')),
      element('label', { class: 'check' }, element('input', { type: 'checkbox', id: 'allow' }), 'I have seen it and want it')) : null;
    fill(place, element('h2', {}, 'What becomes of them'),
      answer.counts.length ? element('ul', {}, ...answer.counts.map((one) => element('li', {}, element('strong', {}, one.count.toLocaleString('en')), ` ${one.kind}s ${BECOMES[one.becomes] ?? one.becomes}`)))
        : element('p', {}, 'It has synchronised nothing.'),
      answer.value?.length ? element('details', {}, element('summary', {}, 'Some of them'), element('ul', { class: 'related' }, ...answer.value.map((one) =>
        element('li', {}, element('a', { href: '/portal/objects/' + one.id }, one.name ?? one.id), ' ', element('span', { class: 'muted' }, one.type))))) : null,
      over,
      element('p', { class: 'actions' }, element('button', { type: 'button', class: 'danger', onclick: () => remove(objects, answer) }, `Remove ${editor.name}`)));
  } catch (refusal) {
    fill(place, told(refusal));
  }
}

async function remove(objects, shown) {
  const allow = document.getElementById('allow')?.checked ?? false;
  if (!(await ask(`${editor.name} is removed; its versions and its log stay readable for as long as the log is kept.`, 'Remove it', `Remove ${editor.name}?`))) return;
  try {
    const query = new URLSearchParams({ objects, shown: shown.shown ?? '' });
    if (allow) query.set('allowDeletes', 'true');
    await api('DELETE', `${path}?${query}`);
    sessionStorage.setItem('footbridge.say', `${editor.name} was removed.`);
    location.assign('/portal/configurations');
  } catch (refusal) {
    place.append(told(refusal));
  }
}

document.getElementById('removal').addEventListener('submit', (submit) => {
  submit.preventDefault();
  show(new FormData(submit.target).get('objects'));
});
