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
    if (form) form.prepend(note); else holder.append(note);
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

async function refresh(address, wanted, byItself) {
  const answer = await fetch(address, { headers: byItself ? { 'X-By-Itself': 'yes' } : {}, credentials: 'same-origin' });
  if (answer.status === 401 || answer.url.includes('/portal/signin')) {
    signedOut();
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of wanted) {
    const made = fresh.getElementById(old.id);
    if (!made || old.outerHTML === made.outerHTML || (old.contains(document.activeElement) && old.dataset.live !== undefined
      && document.activeElement.matches('input, select, textarea'))) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
    const opened = [...old.querySelectorAll('details[open][id]')].map((details) => details.id);
    old.replaceWith(made);
    opened.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
    if (focused) document.getElementById(focused)?.focus();
  }
}

for (const form of document.querySelectorAll('form[data-search]')) {
  const look = calm(() => {
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    const address = form.getAttribute('action') + (given.size ? '?' + given : '');
    history.replaceState(null, '', address);
    const results = document.querySelector(form.dataset.search);
    results.setAttribute('aria-busy', 'true');
    refresh(address, [results], false).finally(() => results.removeAttribute('aria-busy'));
  });
  form.addEventListener('input', look);
  form.addEventListener('submit', (submit) => { submit.preventDefault(); look(); });
}

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
  const stream = new EventSource('/portal/live');
  stream.addEventListener('moved', (event) => {
    event.data.split(' ').forEach((kind) => moved.add(kind));
    show();
    document.dispatchEvent(new CustomEvent('moved', { detail: event.data.split(' ') }));
  });
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) signedOut();
  });
  addEventListener('pagehide', () => stream.close());
}

export { element };
