// One intention, one request key. A second press within three seconds, and every press while the
// outcome is unknown, carries the same key, so the server does it once. A result that was shown and
// put away ends the intention: the next press is for the next person.

const DOUBLE_PRESS = 3000;
const UNKNOWN = 600000;
const keys = new Map();
let repeated = false;

export function keyFor(wish) {
  const now = performance.now();
  keys.forEach((kept, other) => kept.until < now && keys.delete(other));
  repeated = keys.has(wish) && isSettled(keys.get(wish));
  if (!keys.has(wish)) keys.set(wish, { key: uuid(), pressed: now, until: now + UNKNOWN });
  return keys.get(wish).key;
}

/** The outcome is known: only a double press is still the same intention. */
export function settled(wish) {
  keys.forEach((kept, other) => {
    if (other !== wish && isSettled(kept)) keys.delete(other);
  });
  const kept = keys.get(wish);
  if (kept) kept.until = kept.pressed + DOUBLE_PRESS;
}

/** The results were seen and put away. */
export function seen() {
  keys.forEach((kept, wish) => isSettled(kept) && keys.delete(wish));
}

/** Whether the last wish was a second press of one that is done, so that nothing happened anew. */
export function takeRepeated() {
  const was = repeated;
  repeated = false;
  return was;
}

function isSettled(kept) {
  return kept.until < kept.pressed + UNKNOWN;
}

/** A refusal is judged afresh at the next press. */
export function refused(wish) {
  keys.delete(wish);
}

/** randomUUID exists only on https and localhost; a branch may try the console on plain http. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
