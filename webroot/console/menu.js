// The small menu of the top bar: who is signed in, left hand, sounds, shortcuts, language,
// lock the screen, sign out.
import { el } from '../shared/dom.js';
import { setShortcuts, shortcutsOn } from './keys.js';
import { lockScreen, signOut } from './session.js';
import { setSignals, signalsOn } from './signals.js';
import { words } from './words.js';

const LEFT = 'left hand';

export function menu(user, ...extra) {
  document.body.classList.toggle('left-hand', localStorage.getItem(LEFT) !== null);
  const left = check(words.leftHand, localStorage.getItem(LEFT) !== null, (on) => {
    document.body.classList.toggle('left-hand', on);
    if (on) localStorage.setItem(LEFT, 'yes');
    else localStorage.removeItem(LEFT);
  });
  const keys = matchMedia('(hover: hover) and (pointer: fine)').matches
    && check(words.shortcuts, shortcutsOn(), setShortcuts);
  const sounds = check(words.sounds, signalsOn(), setSignals);
  const language = el('a', { class: 'button', hreflang: words.languageCode, lang: words.languageCode,
    href: `/bahasa?ke=${words.languageCode}&kembali=${encodeURIComponent(location.pathname + location.search)}` },
  el('span', {}, words.language));
  const account = el('a', { class: 'button', href: '/staf/saya' }, el('span', {}, words.account));
  const lock = el('button', { type: 'button', class: 'button', onclick: () => {
    node.open = false;
    lockScreen();
  } }, el('span', {}, words.lockScreen));
  const out = el('button', { type: 'button', class: 'button', onclick: signOut },
    el('span', {}, words.signOut));
  const node = el('details', { class: 'menu' },
    el('summary', { class: 'button' }, words.menu),
    el('div', { class: 'menu-body' }, el('p', {}, user.username), ...extra, left, sounds, keys, language, account, lock, out));
  document.addEventListener('click', (event) => {
    if (!node.contains(event.target)) node.open = false;
  });
  return node;
}

function check(label, on, changed) {
  const node = el('button', { type: 'button', class: 'button', 'aria-pressed': String(on),
    onclick: () => {
      const now = node.getAttribute('aria-pressed') !== 'true';
      node.setAttribute('aria-pressed', String(now));
      changed(now);
    } }, el('span', {}, label));
  return node;
}
