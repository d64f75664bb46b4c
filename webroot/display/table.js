// More counters than panels can tell: lanes as compact rows, and a table of everybody who is called.
import { el, fill } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { arrow, before, newestFirst } from './parts.js';
import { callsOf, counterName, wasOf } from './scene.js';
import { words } from './words.js';

export function table(node, { board }, call) {
  const key = JSON.stringify([board.lanes, call && call.lane.lane]);
  if (node.drawn === key && node.querySelector('.rows')) return;
  node.drawn = key;
  fill(node, rows(board, call), everybody(board));
}

function rows(board, called) {
  return el('div', { class: 'rows' }, ...board.lanes.map((lane) => {
    const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name);
    const newest = newestFirst(lane.calling)[0];
    const is = called && called.lane.lane === lane.lane ? ' is-called' : '';
    return el('article', { class: `row lane-${form}${is}` },
      el('h2', { class: 'band' }, shape(form), el('b', {}, letter), el('span', {}, name)),
      el('p', { class: 'row-number' }, newest ? newest.number : '–'),
      el('p', { class: 'waiting' }, ...(lane.waiting > 0
        ? [el('b', {}, String(lane.waiting)), ` ${words.waiting}`] : [words.nobody])));
  }));
}

/** How many rows a layout has room for, see panels.css. */
const LAYOUTS = [6, 16, 24];

function everybody(board) {
  const calls = newestFirst(callsOf(board));
  const room = LAYOUTS.filter((most) => calls.length <= most)[0] || LAYOUTS[LAYOUTS.length - 1];
  return el('div', { class: 'everybody' },
    el('h2', {}, words.calledNow),
    el('ol', { class: `up-to-${room}` }, ...calls.map((call) => {
      const { shape: form } = look(call.lane.lane, call.lane.prefix, call.lane.name);
      const was = wasOf(call.lane, call.number);
      return el('li', { class: `lane-${form}${was ? ' has-was' : ''}` },
        shape(form), el('b', {}, call.number), before(was),
        el('span', { class: 'to', 'aria-hidden': 'true' }, arrow()),
        el('span', { class: 'unseen' }, ` ${words.counter} `), el('b', {}, counterName(call.counter)));
    })));
}
