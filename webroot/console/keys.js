// Keyboard: each button says its key in data-key, so what is not on the screen cannot be pressed. No key
// is a lane's letter (A, B, E, P): the cap on a button would be taken for the lane. While a sheet, a form
// or the menu is open, keys press only what is in it.
import { el } from '../shared/dom.js';
import { hideCover, showCover } from './cover.js';
import { words } from './words.js';

const OFF = 'shortcuts off';

export function shortcutsOn() {
  return localStorage.getItem(OFF) === null;
}

export function setShortcuts(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'yes');
  document.body.classList.toggle('no-shortcuts', !on);
}

export function listen() {
  setShortcuts(shortcutsOn());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const typing = event.target.closest('input, select, textarea');
    if ((typing || !shortcutsOn()) && event.key !== 'Escape') return;
    if (document.querySelector('.signin:not([hidden])')) return;
    if (event.key === '?' && document.getElementById('cover').hidden) {
      help();
      return;
    }
    const menu = document.querySelector('.menu[open]');
    if (menu && event.key === 'Escape') {
      menu.open = false;
      menu.firstChild.focus();
      return;
    }
    const button = buttonFor(event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}

function buttonFor(key) {
  const name = key.length === 1 ? key.toUpperCase() : key;
  const cover = document.getElementById('cover');
  const open = document.querySelector('.menu[open]')
    || [...document.querySelectorAll('.transfer')].find((form) => form.offsetParent !== null);
  const where = !cover.hidden ? cover : open || document.getElementById('app');
  return [...where.querySelectorAll(`[data-key="${CSS.escape(name)}"]`)]
    .filter((button) => button.offsetParent !== null || (button.closest('.menu') && !button.hidden))[0];
}

function help() {
  const ok = el('button', { type: 'button', class: 'button', onclick: () => hideCover() },
    el('span', {}, words.close));
  showCover('info', [
    el('h2', { id: 'cover-title' }, words.keysHelp),
    el('dl', { class: 'keys' }, ...words.keyNames.map(([key, what]) => (
      el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, what))))),
  ], [ok]);
}
