// Since when no hand was on the console: its lock and the sleep of its screen go by that.

let usedAt = performance.now();

export function inUse() {
  usedAt = performance.now();
}

export function idleSeconds() {
  return Math.floor((performance.now() - usedAt) / 1000);
}

['pointerdown', 'keydown'].forEach((press) => document.addEventListener(press, inUse, true));
