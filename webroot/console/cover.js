// The full-screen sheet: one answer or one question at a time, above everything else.
import { el, fill, text } from '../shared/dom.js';
import { seen } from './requestkey.js';
import { words } from './words.js';

const SECOND_TAP = 350;
let before = null;
let closing = null;
let closer = null;

/**
 * The last button is the primary one: nearest to the thumb, and under the Enter key where the whole
 * sheet is on the screen. Escape presses the first, unless one of them says that it is the way out.
 */
export function showCover(tone, content, buttons) {
  const cover = document.getElementById('cover');
  const primary = buttons[buttons.length - 1];
  stayOpen();
  before = cover.hidden ? document.activeElement : before;
  primary.classList.add('huge');
  if (!buttons.some((button) => button.dataset.key === 'Escape')) buttons[0].dataset.key = 'Escape';
  cover.className = `cover ${tone}`;
  fill(cover, el('div', { class: 'cover-body' }, ...content),
    el('div', { class: 'cover-buttons' }, ...buttons));
  cover.onpointerdown = stayOpen; // whoever reads longer holds on to it
  cover.hidden = false;
  document.getElementById('app').inert = true;
  cover.scrollTop = 0;
  // A long sheet is read from its top; its last button would pull it to its end.
  const isLong = keysReach(cover);
  const heading = cover.querySelector('h2');
  heading.tabIndex = -1;
  (isLong ? heading : primary).focus({ preventScroll: true });
}

/** Keys must reach what scrolls, also on a phone that was turned meanwhile. */
function keysReach(cover) {
  const body = cover.firstChild;
  const isLong = [cover, body].some((one) => one.scrollHeight > one.clientHeight + 1);
  if (isLong) body.tabIndex = 0;
  return isLong;
}

addEventListener('resize', () => {
  const cover = document.getElementById('cover');
  if (!cover.hidden) keysReach(cover);
});

/** A button of a sheet; `content` is a word or a list of parts. */
export function sheetButton(content, act) {
  return el('button', { type: 'button', class: 'button', onclick: act },
    el('span', {}, ...[].concat(content)));
}

export function hideCover(then) {
  const app = document.getElementById('app');
  stayOpen();
  seen();
  document.getElementById('cover').hidden = true;
  app.inert = false;
  // The second tap of a double one must not press what comes to light under the finger.
  app.classList.add('is-shielded');
  setTimeout(() => app.classList.remove('is-shielded'), SECOND_TAP);
  if (then) then();
  else if (before) before.focus({ preventScroll: true });
}

export function closeSoon(button, close, seconds) {
  let left = seconds;
  closer = button;
  const say = () => text(button.firstChild, words.closesIn(left));
  say();
  closing = setInterval(() => {
    left -= 1;
    if (left <= 0) close();
    else say();
  }, 1000);
}

/** Somebody does something else here: the sheet waits for its own button. */
export function stayOpen() {
  clearInterval(closing);
  if (closer) text(closer.firstChild, words.done);
  closer = null;
}
