// A guard's phone that sleeps costs a hand and its own lock at each call, so it stays awake while he
// works. Laid aside for a quarter of an hour it may sleep, and the console is locked.

import { idleSeconds } from './idle.js';

const WORKING = 900;
let lock = null;

export function stayAwake() {
  if (!navigator.wakeLock) return;
  ['pointerdown', 'keydown'].forEach((press) => document.addEventListener(press, ask));
  document.addEventListener('visibilitychange', ask);
  setInterval(() => {
    if (lock && idleSeconds() > WORKING) lock.release();
  }, 60000);
  ask();
}

/** Browsers release it whenever the page is hidden, and may refuse it on a low battery. */
function ask() {
  if (lock || document.hidden) return;
  navigator.wakeLock.request('screen').then((held) => {
    lock = held;
    held.addEventListener('release', () => { lock = null; });
  }).catch(() => null);
}
