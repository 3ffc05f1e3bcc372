// Calls of the administration API from the pages. Whatever a page changes, it changes through that API.

/** A refusal: code, message and next step as the API tells them. */
export class Refusal extends Error {
  constructor(status, error) {
    super(error.message || 'The service did not answer.');
    this.status = status;
    this.code = error.code || 'NoAnswer';
    this.nextStep = error.innerError?.nextStep || '';
    this.details = error.details || [];
  }
}

const LONGEST = 120_000;

/**
 * Sends JSON and gives the answer as JSON, or null when it has no body. Throws a Refusal. With options.follow the answer may come as
 * events: follow(name, data) is called with each of them as it comes, and what is given is the data of the last, "done".
 */
export async function api(method, path, body, options = {}) {
  const headers = { Accept: options.follow ? 'text/event-stream, application/json' : 'application/json' };
  if (body !== undefined && body !== null) headers['Content-Type'] = 'application/json';
  const token = document.querySelector('meta[name=csrf-token]');
  if (token && method !== 'GET') headers['X-CSRF-TOKEN'] = token.content;
  if (options.byItself) headers['X-By-Itself'] = 'yes';
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined || body === null ? undefined : JSON.stringify(body),
      signal: options.signal ?? AbortSignal.timeout(options.timeout ?? LONGEST),
      credentials: 'same-origin',
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(0, {
      code: failure.name === 'TimeoutError' ? 'TimedOut' : 'NoAnswer',
      message: failure.name === 'TimeoutError' ? 'The service did not answer in time.' : 'The service cannot be reached.',
      innerError: { nextStep: 'Try again in a moment.' },
    });
  }
  if (answer.ok && options.follow && answer.headers.get('Content-Type')?.startsWith('text/event-stream')) return followed(answer, options.follow);
  const text = await answer.text();
  let json = null;
  try {
    json = text ? JSON.parse(text) : null;
  } catch {
    json = null;
  }
  if (!answer.ok) {
    if (answer.status === 401) signedOut();
    if (json?.error?.code === 'CrossSiteRequest' && !options.again && await renewed()) {
      return api(method, path, body, { ...options, again: true });
    }
    throw new Refusal(answer.status, json?.error ?? { message: `The service answered ${answer.status}.` });
  }
  document.getElementById('signed-out')?.remove();
  return json;
}

async function followed(answer, follow) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ done: true }));
    if (done) throw new Refusal(0, { code: 'NoAnswer', message: 'The service stopped answering.', innerError: { nextStep: 'Look at the log before you try again.' } });
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const name = /^event: (.*)$/m.exec(part)?.[1];
      const data = JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? 'null');
      if (name === 'failed') throw new Refusal(answer.status, data.error);
      if (name === 'done') return data;
      follow(name, data);
    }
  }
}

/** The token of the page is another one after signing in in another tab; what was typed here stays. */
async function renewed() {
  const token = document.querySelector('meta[name=csrf-token]');
  const answer = await fetch(location.href, { credentials: 'same-origin' });
  if (!token || !answer.ok || answer.url.includes('/portal/signin')) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name=csrf-token]');
  if (fresh) token.content = fresh.content;
  return Boolean(fresh);
}

/** Tells that the session is over, once, without taking away what was typed. */
export function signedOut() {
  if (document.getElementById('signed-out')) return;
  const note = element('div', { id: 'signed-out', class: 'alert failure', role: 'alert' },
    element('p', {}, element('strong', {}, 'You are signed out.'), ' ',
      element('a', { target: '_blank', rel: 'noopener', href: '/portal/signin?then=' + encodeURIComponent(location.pathname + location.search) }, 'Sign in again')));
  document.getElementById('content')?.before(note);
}

/** Makes an element; children are nodes or text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Puts these, and nothing else, into a place; what is null is left out. */
export function fill(place, ...children) {
  place.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/** The refusal as people read it. */
export function told(refusal) {
  return element('div', { class: 'alert failure', role: 'alert' },
    element('p', {}, element('strong', {}, refusal.message)),
    refusal.details?.length
      ? element('ul', {}, ...refusal.details.map((detail) =>
        element('li', {}, detail.target ? element('code', {}, detail.target) : null, detail.target ? ' ' : null, detail.message)))
      : null,
    element('p', {}, refusal.nextStep ? refusal.nextStep + ' ' : '', element('code', {}, refusal.code || 'Failure')));
}

/** Says something in passing. */
export function say(text) {
  const place = document.getElementById('told');
  if (!place) return;
  const note = element('p', { class: 'note' }, text);
  place.append(note);
  setTimeout(() => note.remove(), 8000);
}

/** Asks before something is done; resolves to true or false. */
export function ask(text, yes = 'Go on', title = 'Are you sure?') {
  const dialog = document.getElementById('ask');
  document.getElementById('ask-title').textContent = title;
  document.getElementById('ask-text').textContent = text;
  document.getElementById('ask-yes').textContent = yes;
  return new Promise((resolve) => {
    dialog.returnValue = 'no';
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    dialog.showModal();
  });
}

/** Waits until nobody has called for some milliseconds. */
export function calm(work, milliseconds = 300) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
}
