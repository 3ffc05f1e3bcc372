// A search field with a list below it, as the ARIA pattern "combobox with list" says: arrows move, Enter takes, Escape closes.
import { api, calm, element, told } from './api.js';

/**
 * find(text, signal) resolves to options [{ label, detail, value }]; take(option) is called with the chosen one.
 */
export function combo(input, list, find, take) {
  let options = [];
  let at = -1;
  let asking = null;

  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((child, i) => child.setAttribute('aria-selected', String(i === at)));
    const chosen = list.children[at];
    if (chosen?.id) input.setAttribute('aria-activedescendant', chosen.id);
    chosen?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (index) => {
    const option = options[index];
    close();
    if (option) take(option);
  };
  const show = (found, message) => {
    options = found;
    list.replaceChildren(...(found.length
      ? found.map((option, i) => element('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false',
        onmousedown: (down) => { down.preventDefault(); choose(i); } },
      element('strong', {}, option.label), option.detail ? element('span', { class: 'muted' }, ' ' + option.detail) : null))
      : [element('li', { class: 'muted', role: 'option', 'aria-disabled': 'true' }, message)]));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    at = -1;
  };
  const look = calm(async () => {
    const text = input.value.trim();
    asking?.abort();
    if (!text) { close(); return; }
    asking = new AbortController();
    show([], 'Searching …');
    try {
      const found = await find(text, asking.signal);
      show(found, 'Nothing begins so.');
    } catch (refusal) {
      if (refusal.name === 'AbortError') return;
      options = [];
      list.replaceChildren(element('li', { role: 'option', 'aria-disabled': 'true' }, told(refusal)));
      list.hidden = false;
    }
  }, 250);

  input.addEventListener('input', look);
  input.addEventListener('keydown', (key) => {
    if (key.key === 'ArrowDown' || key.key === 'ArrowUp') {
      if (list.hidden) { look(); return; }
      key.preventDefault();
      const step = key.key === 'ArrowDown' ? 1 : -1;
      if (options.length) mark((at + step + options.length) % options.length);
    } else if (key.key === 'Enter' && !list.hidden && at >= 0) {
      key.preventDefault();
      choose(at);
    } else if (key.key === 'Escape' && !list.hidden) {
      key.preventDefault();
      key.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
  // somebody began to type before this script was there
  if (document.activeElement === input && input.value.trim()) look();
  return { close };
}

/** Searches objects of a directory live through an agent. */
export function findIn(directory, kind) {
  return async (text, signal) => {
    const answer = await api('GET', `/admin/v1/directories/${encodeURIComponent(directory)}/search?kind=${kind}&top=12&text=${encodeURIComponent(text)}`,
      null, { signal });
    return answer.value.map((object) => ({ label: object.name, detail: `${kind === 'any' ? object.type + ', ' : ''}${parentOf(object.distinguishedName)}`, value: object }));
  };
}

function parentOf(name) {
  return (name ?? '').replace(/^(?:[^,\\]|\\.)*,/, '');
}
