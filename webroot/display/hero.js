// The hero line: the one fact on which somebody must stand up now.
import { el, fill } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { clockWithZone } from '../shared/time.js';
import { cellsOf, countersTable } from './counters.js';
import { arrow, before } from './parts.js';
import { counterName, hasCalled, wasOf } from './scene.js';
import { words } from './words.js';

let drawn = null;

/** Redrawn only when its content changes, so a running blink is never started again. */
export function heroFor(node, view, call) {
  const [key, picture] = pictureOf(view, call);
  if (key === drawn) return;
  drawn = key;
  const { className, children } = picture();
  node.className = `hero ${className}`;
  fill(node, ...children);
}

function pictureOf({ board, size, link, early }, call) {
  if (link === 'stale' || link === 'lost') return ['listen', () => sentence(words.listen, '')];
  if (call) {
    const key = [call.number, call.times, call.calledAt, size === 'one'];
    return [`call ${key}`, () => callLine(call, size)];
  }
  if (board.state === 'BREAK') {
    const until = board.opensAt && clockWithZone(board.opensAt, board.timeZone);
    return [`pause ${until}`, () => sentence(words.pause(until), words.pauseHint)];
  }
  if (early && !hasCalled(board)) {
    const from = board.opensAt ? words.opens(clockWithZone(board.opensAt, board.timeZone)) : words.opensSoon;
    return [`early ${from}`, () => sentence(from, words.noCallHint)];
  }
  if (board.state === 'CLOSED' && !early) {
    return ['closing', () => sentence(words.closing, words.closingHint)];
  }
  const cells = cellsOf(board);
  if (!cells.some((cell) => cell.call)) {
    const none = hasCalled(board) ? words.noCallNow : words.noCallYet;
    return [none, () => sentence(none, words.noCallHint)];
  }
  const key = cells.map(({ name, call, was }) => [name, was, call && call.number, call && call.calledAt]);
  return [JSON.stringify([size, key]), () => countersTable(cells, board, size)];
}

function callLine(call, size) {
  const lane = look(call.lane.lane, call.lane.prefix, call.lane.name);
  const counter = counterName(call.counter);
  const again = call.times > 1 && el('span', { class: 'hero-recall' }, words.recall(call.times));
  const word = size === 'one' ? words.goAhead : words.counter.toUpperCase();
  const was = before(wasOf(call.lane, call.number));
  const long = call.number.length > 5 || was ? ' long' : '';
  return {
    className: `called lane-${lane.shape}${was ? ' has-was' : ''}`,
    children: [
      el('p', { class: 'hero-line' },
        el('span', { class: 'hero-who' },
          shape(lane.shape), el('span', {}, el('b', { class: `hero-number${long}` }, call.number), was)),
        el('span', { class: 'hero-where' }, arrow(), el('span', { class: 'hero-word' }, again, word),
          size !== 'one' && el('b', { class: `hero-number${counter.length > 2 ? ' long' : ''}` }, counter))),
    ],
  };
}

function sentence(main, hint) {
  return {
    className: 'sentence',
    children: [el('p', { class: 'hero-sentence' }, main), hint && el('p', { class: 'hero-hint' }, hint)],
  };
}
