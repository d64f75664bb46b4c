// Which picture the screen shows for a board: one answer, so no two parts can disagree.
import { sameDay } from '../shared/time.js';

export function sceneOf(board, now) {
  if (!board) return 'loading';
  const busy = board.lanes.some((lane) => lane.calling.length > 0 || lane.waiting > 0);
  if (board.state === 'CLOSED' && !busy) return 'closed';
  if (isBeforeOpening(board, now)) return board.recent.length > 0 ? 'calls' : 'opening';
  if (board.state === 'CLOSED') return 'calls';
  return board.lanes.length > 0 ? 'calls' : 'empty';
}

/** Guards let people in before the doors open; the day has not ended for those. */
export function isBeforeOpening(board, now) {
  if (board.state === 'OPENING') return true;
  return board.state === 'CLOSED' && Boolean(board.opensAt)
    && sameDay(board.opensAt, now, board.timeZone);
}

/** Calls of all lanes with the lane they belong to. */
export function callsOf(board) {
  return [].concat(...board.lanes.map((lane) => lane.calling.map((call) => ({ ...call, lane }))));
}

/** 1 counter needs no name, up to 4 fit whole panels, up to 8 share rows, more need a table. */
export function sizeFor(counters) {
  if (counters === 1) return 'one';
  if (counters > 8) return 'crowd';
  return counters > 4 ? 'many' : 'few';
}

/** Counters are named "Loket 3" or "3"; the screen says the word itself. */
export function counterName(counter) {
  return String(counter == null ? '' : counter).replace(/^loket\s+/i, '');
}
