// Which picture the screen shows for a board: one answer, so no two parts can disagree.
import { sameDay } from '../shared/time.js';

export function sceneOf(board, now) {
  if (!board) return 'loading';
  const busy = board.lanes.some((lane) => lane.calling.length > 0 || lane.waiting > 0);
  if (board.state === 'CLOSED' && !busy) return 'closed';
  if (isBeforeOpening(board, now)) return hasCalled(board) ? 'calls' : 'opening';
  if (board.state === 'CLOSED') return 'calls';
  return board.lanes.length > 0 ? 'calls' : 'empty';
}

/** Guards let people in before the doors open; the day has not ended for those. */
export function isBeforeOpening(board, now) {
  if (board.state === 'OPENING') return true;
  return board.state === 'CLOSED' && Boolean(board.opensAt)
    && sameDay(board.opensAt, now, board.timeZone);
}

/** Whether anybody was called today; a screen of some lanes does not see every last call. */
export function hasCalled(board) {
  return board.recent.length > 0 || callsOf(board).length > 0;
}

/** Calls of all lanes with the lane they belong to. */
export function callsOf(board) {
  return [].concat(...board.lanes.map((lane) => lane.calling.map((call) => ({ ...call, lane }))));
}

/**
 * 1 counter needs no name, up to 4 fit whole panels, up to 8 share rows, more need a table. Never
 * smaller than the calls that are there, so that no call is left out.
 */
export function sizeFor(counters, board) {
  const most = Math.max(counters, board ? callsOf(board).length : 0);
  if (most === 1) return 'one';
  if (most > 8) return 'crowd';
  return most > 4 ? 'many' : 'few';
}

/** The number before a transfer, which a person's paper may still show; "" for all others. */
export function wasOf(lane, number) {
  const [one] = (lane.renumbered || []).filter((other) => other.number === number);
  return one ? one.was : '';
}

/** Counters are named "Loket 3" or "3"; the screen says the word itself. */
export function counterName(counter) {
  return String(counter == null ? '' : counter).replace(/^loket\s+/i, '');
}
