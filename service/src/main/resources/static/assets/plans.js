// The page of a plan: how far it is while it is made or applied, and what came out otherwise than it showed.
import { api, element, told } from './api.js';

const PHASES = { read: 'Reading the directory', complete: 'Completing what was read', plan: 'Planning', delete: 'Weighing deletes', links: 'Resolving references' };
const EVERY = 1000;

function state() {
  return document.getElementById('plan-state')?.dataset ?? {};
}

async function follow() {
  const { plan, state: now } = state();
  if (now === 'waiting' && !document.hidden) {
    try {
      const answer = await api('GET', `/admin/v1/plans/${plan}`, null, { byItself: true });
      const place = document.getElementById('plan-progress');
      if (place && answer.progress) {
        place.textContent = `${PHASES[answer.progress.phase] ?? answer.progress.phase}: ${answer.progress.objects.toLocaleString('en')} objects looked at.`;
      }
    } catch {
      // the page says by itself when nobody is signed in any more
    }
  }
  if (state().plan && ['waiting', 'applying'].includes(state().state)) setTimeout(follow, EVERY);
}
follow();

function side(line) {
  return line.side === 'this' ? 'shown, not done' : 'done, not shown';
}

document.addEventListener('click', async (click) => {
  const button = click.target.closest('#show-outcome');
  if (!button) return;
  button.disabled = true;
  const place = document.getElementById('outcome');
  try {
    const answer = await api('GET', `/admin/v1/plans/${button.dataset.plan}/outcome?top=200`);
    place.replaceChildren(answer.value.length
      ? element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'What differs' }, element('table', {},
        element('thead', {}, element('tr', {}, ...['Object', 'Action', 'How it differs'].map((name) => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...answer.value.map((line) => element('tr', {}, element('th', { scope: 'row' }, line.sourceName ?? line.sourceGuid ?? ''),
          element('td', {}, `${line.action}, ${line.status}`), element('td', {}, side(line), line.code ? element('code', {}, ' ' + line.code) : ''))))))
      : element('p', {}, 'Nothing differs object by object.'));
  } catch (refusal) {
    place.replaceChildren(told(refusal));
    button.disabled = false;
  }
});
