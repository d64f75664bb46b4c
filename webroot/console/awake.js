// A guard's phone that sleeps costs a hand and a PIN at each call, so it stays awake while he works.
// Laid aside for a quarter of an hour it may sleep: then the phone's own lock guards the session.

import { link } from './api.js';

const WORKING = 900000;
let lock = null;
let usedAt = performance.now();

export function stayAwake() {
  if (!navigator.wakeLock) return;
  ['pointerdown', 'keydown'].forEach((press) => document.addEventListener(press, () => {
    usedAt = performance.now();
    ask();
  }));
  document.addEventListener('visibilitychange', ask);
  setInterval(() => {
    if (lock && performance.now() - Math.max(usedAt, link.wroteAt) > WORKING) lock.release();
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
