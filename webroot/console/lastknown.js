// While the link is lost people are called by voice, in the order that was known last.
import { el, fill } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { floor } from './floor.js';
import { words } from './words.js';

const MOST = 20;

export function lastKnown() {
  const rows = el('ul', { class: 'rows' });
  const node = el('section', { class: 'known' }, el('h2', {}, words.lastKnown), rows);
  node.update = () => {
    const lanes = (floor.board ? floor.board.lanes : []).map((lane) => (
      { ...lane, numbers: numbersOf(lane) })).filter((lane) => lane.numbers.length > 0);
    fill(rows, ...lanes.map((lane) => el('li', {}, badge(lane),
      ...lane.numbers.flatMap((number) => [' ', el('span', { class: 'whole' }, number)]))));
    if (lanes.length === 0) fill(rows, el('li', {}, words.nobody));
  };
  return node;
}

/** The staff's own list is longer than the board's. */
function numbersOf({ lane, next }) {
  const mine = floor.waiting.filter((ticket) => ticket.lane === lane);
  return mine.length > 0 ? mine.slice(0, MOST).map((ticket) => ticket.number) : next;
}
