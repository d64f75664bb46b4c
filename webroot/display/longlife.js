// Months without a touch: spares the panel, takes new versions at night, recovers a frozen picture.
import { hourOf } from '../shared/time.js';

const SHIFT = 600000;
const FROZEN = 120000;
const NIGHT = 3;

export function keepFresh(live, boardNow) {
  let lastFrame = performance.now();
  const frame = () => {
    lastFrame = performance.now();
    setTimeout(() => requestAnimationFrame(frame), 5000);
  };
  frame();
  const started = performance.now();
  setInterval(() => {
    shift();
    const frozen = !document.hidden && performance.now() - lastFrame > FROZEN;
    if (frozen || isNight(live, boardNow(), started)) reloadIfServerAnswers();
  }, 60000);
}

/**
 * Two pixels every ten minutes, round a square, so no edge burns in; up and to the left, where nothing
 * becomes wider than the screen.
 */
function shift() {
  const step = Math.floor(performance.now() / SHIFT) % 4;
  const x = step === 1 || step === 2 ? -2 : 0;
  const y = step >= 2 ? -2 : 0;
  document.body.style.transform = x || y ? `translate(${x}px, ${y}px)` : '';
}

function isNight(live, board, started) {
  if (!board || board.state !== 'CLOSED' || performance.now() - started < 3700000) return false;
  return hourOf(live.now(), board.timeZone) === NIGHT;
}

/** A reload without a server would leave the browser's own error page on the wall. */
function reloadIfServerAnswers() {
  fetch(location.href, { cache: 'no-store' })
    .then((answer) => answer.ok && location.reload())
    .catch(() => null);
}
