// What hero, panels and table draw alike.
import { el, svg } from '../shared/dom.js';
import { words } from './words.js';

/** For the eyes; ears are told "Loket". */
export function arrow() {
  return svg('svg', { viewBox: '0 0 24 24', class: 'arrow', 'aria-hidden': 'true' },
    svg('path', { d: 'M2 9.5h11V3l9.5 9-9.5 9v-6.5H2z' }));
}

/** "(A-040)" beside the number that a transfer gave in its place, or nothing. */
export function before(was) {
  return was ? el('small', { class: 'was' }, words.was(was)) : null;
}

/** The newest first. */
export function newestFirst(calls) {
  return calls.slice().sort((one, other) => new Date(other.calledAt) - new Date(one.calledAt));
}
