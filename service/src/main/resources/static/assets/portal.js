// What every page of the admin center can do: forms and buttons that call the API, parts that follow what happens, lists that
// are searched while one types. Pages with more to do bring a module of their own.
import { api, ask, calm, element, say, signedOut, told } from './api.js';

// --- Frame ---------------------------------------------------------------------------------------------------------------

document.querySelector('[data-menu]')?.addEventListener('click', (click) => {
  const open = document.querySelector('.side').classList.toggle('open');
  click.currentTarget.setAttribute('aria-expanded', String(open));
});

document.querySelector('[data-theme-button]')?.addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('footbridge.theme', root.dataset.theme);
});

// --- Forms and buttons that call the API --------------------------------------------------------------------------------------
// <form data-api="POST /admin/v1/…" data-then="reload" data-say="Done.">: fields become JSON by their names ("a.b" is nested).
// A field with data-as: number, list (one a line), flag, json; one that is empty is left out unless it has data-empty.
// A button with data-api sends data-body; data-confirm asks first. data-then: reload, a path, or nothing. What the answer
// holds goes into [data-answer="name"] elements within [data-answers].

function valueOf(field) {
  if (field.type === 'checkbox' && field.dataset.as !== 'item') return field.checked;
  const text = field.value.trim();
  switch (field.dataset.as) {
    case 'number': return text === '' ? undefined : Number(text);
    case 'list': return text === '' ? (field.dataset.empty === undefined ? undefined : []) : text.split(/[\n,]/).map((part) => part.trim()).filter(Boolean);
    case 'flag': return text === 'true';
    case 'json': return text === '' ? undefined : JSON.parse(text);
    default: return text === '' && field.dataset.empty === undefined ? undefined : field.type === 'password' ? field.value : text;
  }
}

/** What the fields of a form say, as JSON. */
export function bodyOf(form) {
  const body = form.dataset.body ? JSON.parse(form.dataset.body) : {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || (field.type === 'radio' && !field.checked) || field.name === '_csrf') continue;
    if (field.type === 'checkbox' && field.dataset.as === 'item') {
      if (field.checked) (body[field.name] ??= []).push(isNaN(field.value) ? field.value : Number(field.value));
      continue;
    }
    const value = valueOf(field);
    if (value === undefined) continue;
    const path = field.name.split('.');
    let at = body;
    for (const part of path.slice(0, -1)) at = at[part] ??= {};
    at[path.at(-1)] = value;
  }
  return body;
}

/** The address may name fields: /admin/v1/domains/{name}. */
function pathOf(template, form, body) {
  return template.replace(/\{([A-Za-z]+)\}/g, (_, name) => {
    const value = form.elements?.namedItem(name)?.value.trim() ?? '';
    delete body[name];
    return encodeURIComponent(value);
  });
}

async function call(source, form) {
  const [method, template] = source.dataset.api.split(' ');
  const holder = source.closest('[data-errors]') ?? form ?? source.closest('section') ?? source.parentElement;
  if (source.getAttribute('aria-busy') === 'true') return;
  const sectionId = source.closest('[data-live]')?.id ?? '';
  holder.querySelector(':scope > .alert.failure')?.remove();
  if (source.dataset.confirm && !(await ask(source.dataset.confirm, source.dataset.yes, source.dataset.title))) return;
  const buttons = form ? [...form.querySelectorAll('button')] : [source];
  buttons.forEach((button) => { button.disabled = true; button.setAttribute('aria-busy', 'true'); });
  try {
    const body = form ? bodyOf(form) : source.dataset.body ? JSON.parse(source.dataset.body) : null;
    const path = form ? pathOf(template, form, body) : template;
    const sends = method !== 'GET' && method !== 'DELETE' && !(form && form.dataset.bodiless !== undefined);
    const answer = await api(method, path, sends ? body ?? {} : null);
    finished(source, holder, answer);
  } catch (refusal) {
    const note = told(refusal);
    // the part that the button stood in may have been shown anew meanwhile
    const place = [form ?? holder, document.getElementById(sectionId), document.getElementById('content')].find((one) => one?.isConnected);
    if (place === form) form.prepend(note); else place.append(note);
    note.scrollIntoView({ block: 'nearest' });
  } finally {
    buttons.forEach((button) => { button.disabled = false; button.removeAttribute('aria-busy'); });
  }
}

function finished(source, holder, answer) {
  const answers = document.querySelector(source.dataset.show ?? '[data-never]');
  if (answers && answer) {
    for (const place of answers.querySelectorAll('[data-answer]')) {
      const text = place.dataset.template
        ? place.dataset.template.replace(/\{(\w+)\}/g, (_, name) => answer[name] ?? '')
        : answer[place.dataset.answer] ?? '';
      if ('value' in place) place.value = text; else place.textContent = text;
    }
    answers.hidden = false;
    answers.querySelector('[tabindex], h2, h3')?.focus();
  }
  source.dispatchEvent(new CustomEvent('done', { bubbles: true, detail: answer }));
  if (source.dataset.say) {
    if (source.dataset.then) sessionStorage.setItem('footbridge.say', source.dataset.say);
    else say(source.dataset.say);
  }
  if (source.dataset.then === 'reload') location.reload();
  else if (source.dataset.then) {
    location.assign(source.dataset.then.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(answer?.[name] ?? '')));
  }
}

document.addEventListener('submit', (submit) => {
  const form = submit.target;
  if (!form.dataset.api) return;
  submit.preventDefault();
  call(form, form);
});

document.addEventListener('click', (click) => {
  const button = click.target.closest('button[data-api]');
  if (button) {
    click.preventDefault();
    call(button, null);
  }
  const copy = click.target.closest('button[data-copy]');
  if (copy) {
    const from = document.querySelector(copy.dataset.copy);
    navigator.clipboard?.writeText('value' in from ? from.value : from.textContent).then(() => say('Copied.'));
  }
  const opener = click.target.closest('button[data-open]');
  if (opener) document.querySelector(opener.dataset.open)?.showModal();
  const closer = click.target.closest('button[data-close]');
  if (closer) closer.closest('dialog')?.close();
});

// rows that can be chosen all at once
document.addEventListener('change', (change) => {
  const all = change.target.closest('[data-choose-all]');
  if (!all) return;
  for (const box of document.querySelectorAll(all.dataset.chooseAll)) box.checked = all.checked;
});

const waiting = sessionStorage.getItem('footbridge.say');
if (waiting) {
  sessionStorage.removeItem('footbridge.say');
  say(waiting);
}

// --- Lists that are searched while one types ----------------------------------------------------------------------------------

let asked = 0;

/** What must not be taken from under somebody's hands: a field with the focus, a form that was changed, a call that is under way. */
const inUse = (part) => part.querySelector('[aria-busy=true], [data-touched]')
  || document.getElementById('ask')?.open
  || (part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea'));

document.addEventListener('input', (input) => input.target.closest('[data-live] form')?.setAttribute('data-touched', ''));

/** The focused element again in what replaces its part: by id, or else by its place among what can have the focus. */
const focusable = (part) => [...part.querySelectorAll('a[href], button, summary, [tabindex]')];

async function refresh(address, wanted, byItself) {
  const mine = ++asked;
  const answer = await fetch(address, { headers: byItself ? { 'X-By-Itself': 'yes' } : {}, credentials: 'same-origin' });
  if (answer.status === 401 || answer.url.includes('/portal/signin')) {
    signedOut();
    return;
  }
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // an answer that was overtaken by a later one
  if (mine !== asked) return;
  for (const old of wanted) {
    const made = fresh.getElementById(old.id);
    if (!made || !old.isConnected || old.outerHTML === made.outerHTML || (byItself && inUse(old))) continue;
    const focused = old.contains(document.activeElement) ? focusable(old).indexOf(document.activeElement) : -1;
    const id = focused >= 0 ? document.activeElement.id : '';
    const opened = [...old.querySelectorAll('details')].map((details) => details.open);
    old.replaceWith(made);
    made.querySelectorAll('details').forEach((details, at) => { if (opened[at]) details.open = true; });
    if (focused >= 0) ((id && document.getElementById(id)) || focusable(made)[focused])?.focus({ preventScroll: true });
  }
}

const look = calm((form) => {
  const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  const address = form.getAttribute('action') + (given.size ? '?' + given : '');
  history.replaceState(null, '', address);
  const results = document.querySelector(form.dataset.search);
  results.setAttribute('aria-busy', 'true');
  refresh(address, [results], false).finally(() => results.removeAttribute('aria-busy'));
});

for (const kind of ['input', 'submit']) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest('form[data-search]');
    if (!form) return;
    if (kind === 'submit') event.preventDefault();
    look(form);
  });
}

// somebody began to type before this script was there
document.querySelectorAll('form[data-search] input[type=search]').forEach((field) => {
  if (field === document.activeElement && field.value !== field.defaultValue) look(field.form);
});

// --- Parts that follow what happens ---------------------------------------------------------------------------------------------
// <section id="…" data-live="jobs log">: fetched anew when one of these has moved.

const followers = () => [...document.querySelectorAll('[data-live][id]')];

if (followers().length) {
  const moved = new Set();
  const show = calm(() => {
    const kinds = [...moved];
    moved.clear();
    const wanted = followers().filter((part) => kinds.some((kind) => part.dataset.live.split(' ').includes(kind)));
    if (wanted.length) refresh(location.href, wanted, true).catch(() => {});
  }, 150);
  let stream = null;
  const stop = () => { stream?.close(); stream = null; };
  // a browser has few connections to one service: only the page that is looked at follows
  const follow = () => {
    if (stream || document.visibilityState !== 'visible') return;
    stream = new EventSource('/portal/live');
    stream.addEventListener('moved', (event) => {
      event.data.split(' ').forEach((kind) => moved.add(kind));
      show();
      document.dispatchEvent(new CustomEvent('moved', { detail: event.data.split(' ') }));
    });
    stream.addEventListener('error', () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      stop();
      // signed out, or a service that is being started again
      fetch('/admin/v1/settings', { headers: { 'X-By-Itself': 'yes' } })
        .then((answer) => { if (answer.status === 401) signedOut(); else setTimeout(follow, 5000); })
        .catch(() => setTimeout(follow, 5000));
    });
  };
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? follow() : stop()));
  addEventListener('pagehide', stop);
  addEventListener('pageshow', follow);
  follow();
}

export { element };
