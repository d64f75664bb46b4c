// More counters than panels can tell: lanes as compact rows, and a table of the latest calls.
import { el, fill } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { laneOf, look } from '../shared/lanes.js';
import { counterName } from './scene.js';
import { words } from './words.js';

export function table(node, { board }, call) {
  const key = JSON.stringify([board.lanes, board.recent, call && call.lane.lane]);
  if (node.drawn === key && node.querySelector('.rows')) return;
  node.drawn = key;
  fill(node, rows(board, call), latest(board));
}

function rows(board, called) {
  return el('div', { class: 'rows' }, ...board.lanes.map((lane) => {
    const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name);
    const newest = lane.calling.slice()
      .sort((one, other) => new Date(other.calledAt) - new Date(one.calledAt))[0];
    const is = called && called.lane.lane === lane.lane ? ' is-called' : '';
    return el('article', { class: `row lane-${form}${is}` },
      el('h2', { class: 'band' }, shape(form), el('b', {}, letter), el('span', {}, name)),
      el('p', { class: 'row-number' }, newest ? newest.number : '–'),
      el('p', { class: 'waiting' }, ...(lane.waiting > 0
        ? [el('b', {}, String(lane.waiting)), ` ${words.waiting}`] : [words.nobody])));
  }));
}

function latest(board) {
  return el('div', { class: 'latest' },
    el('h2', {}, words.lastCalled),
    el('ol', {}, ...board.recent.slice(0, 6).map((call) => {
      const of = laneOf(call.number, board.lanes);
      const { shape: form } = look(of.lane, of.prefix, of.name);
      return el('li', { class: `lane-${form}` },
        shape(form), el('b', {}, call.number),
        el('span', {}, words.counter), el('b', {}, counterName(call.counter)));
    })));
}
