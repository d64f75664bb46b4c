// The hero while nobody was called within the last minute: every counter, its number, and since when.
import { el } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { clock } from '../shared/time.js';
import { before } from './parts.js';
import { callsOf, counterName, wasOf } from './scene.js';
import { words } from './words.js';

/** How many cells a layout has room for, see hero.css. */
const LAYOUTS = [4, 8, 15, 24];
const WITH_WORDS = 8;
const WITH_EMPTY = 15;

/** Open counters in their order, each with its call. Where they are too many, those with a call. */
export function cellsOf(board) {
  const calls = callsOf(board);
  const known = board.counters || [];
  const names = known.concat(calls.map((call) => call.counter).filter((name, place, all) => (
    known.indexOf(name) < 0 && all.indexOf(name) === place)));
  const cells = [].concat(...names.map((name) => {
    const here = calls.filter((call) => call.counter === name);
    return here.length > 0
      ? here.map((call) => ({ name, call, was: wasOf(call.lane, call.number) }))
      : [{ name, call: null, was: '' }];
  }));
  return cells.length > WITH_EMPTY ? cells.filter((cell) => cell.call) : cells;
}

export function countersTable(cells, board, size) {
  const room = LAYOUTS.filter((most) => cells.length <= most)[0] || LAYOUTS[LAYOUTS.length - 1];
  return {
    className: 'counters',
    children: [
      el('h2', {}, words.calledNow),
      el('ol', { class: `cells cells-${room}` },
        ...cells.map((cell) => (cell.call ? busy(cell, board, size, room > WITH_WORDS) : empty(cell)))),
    ],
  };
}

/** A number that a person's paper does not show yet is of more use than a time. */
function busy({ call, was }, board, size, short) {
  const lane = look(call.lane.lane, call.lane.prefix, call.lane.name);
  const time = clock(call.calledAt, board.timeZone);
  return el('li', { class: `cell lane-${lane.shape}` },
    el('p', { class: 'cell-place' },
      size !== 'one' && el('span', {}, `${words.counter} ${counterName(call.counter)}`),
      before(was) || el('span', { class: 'cell-since' }, short ? time : words.since(time))),
    el('b', { class: `cell-number${call.number.length > 5 ? ' long' : ''}` },
      shape(lane.shape), el('span', {}, call.number)));
}

function empty({ name }) {
  return el('li', { class: 'cell is-empty' },
    el('p', { class: 'cell-place' }, el('span', {}, `${words.counter} ${counterName(name)}`)),
    el('b', { class: 'cell-number', 'aria-hidden': 'true' }, '–'));
}
