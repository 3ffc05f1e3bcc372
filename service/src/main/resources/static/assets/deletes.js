// Held deletes that are chosen one by one. What is chosen stays chosen when the list is shown anew.
import { api, ask, say, told } from './api.js';

const chosen = new Map();
const bar = document.getElementById('decide');
const WORDS = {
  allow: { title: 'Allow', text: 'The next cycle does it. Deleted objects can be restored for some weeks.', done: 'Allowed. The next cycle does it.' },
  reject: { title: 'Reject', text: 'They stay in the tenant directory as they are as long as the cause lasts.', done: 'Rejected. They stay.' },
  revoke: { title: 'Take back', text: 'What was said of them is taken back: they are held again.', done: 'Taken back. They are held again.' },
};

function boxes() {
  return [...document.querySelectorAll('#held input[name=numbers]')];
}

function show() {
  const states = new Set(chosen.values());
  bar.hidden = chosen.size === 0;
  document.getElementById('decide-count').textContent = `${chosen.size} chosen`;
  bar.querySelector('[data-decide=allow]').disabled = states.has('allowed');
  bar.querySelector('[data-decide=reject]').disabled = states.has('rejected');
  bar.querySelector('[data-decide=revoke]').disabled = states.has('held');
}

function note() {
  boxes().forEach((box) => { if (box.checked) chosen.set(Number(box.value), box.dataset.state); else chosen.delete(Number(box.value)); });
  show();
}

document.addEventListener('change', (change) => {
  // after the box that chooses all has set the others
  if (change.target.closest('#held')) queueMicrotask(note);
});

new MutationObserver(() => {
  const shown = new Set(boxes().map((box) => Number(box.value)));
  [...chosen.keys()].filter((number) => !shown.has(number)).forEach((number) => chosen.delete(number));
  boxes().forEach((box) => {
    if (chosen.has(Number(box.value))) {
      box.checked = true;
      chosen.set(Number(box.value), box.dataset.state);
    }
  });
  show();
}).observe(document.getElementById('held').parentElement, { childList: true });

bar.addEventListener('click', async (click) => {
  const decision = click.target.closest('[data-decide]')?.dataset.decide;
  if (!decision) return;
  const errors = document.getElementById('decide-errors');
  errors.replaceChildren();
  const word = WORDS[decision];
  if (!(await ask(word.text, `${word.title} ${chosen.size}`, `${word.title} ${chosen.size === 1 ? 'this one' : 'these ' + chosen.size}?`))) return;
  try {
    const name = document.getElementById('held').dataset.configuration;
    await api('POST', `/admin/v1/configurations/${encodeURIComponent(name)}/deletes/${decision}`, { numbers: [...chosen.keys()] });
    sessionStorage.setItem('footbridge.say', word.done);
    location.reload();
  } catch (refusal) {
    errors.replaceChildren(told(refusal));
    say(refusal.message);
  }
});
