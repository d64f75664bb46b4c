// The hero line: the one fact on which somebody must stand up now.
import { el, fill, svg } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look, laneOf } from '../shared/lanes.js';
import { clock, clockWithZone } from '../shared/time.js';
import { counterName } from './scene.js';
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

function pictureOf({ board, counters, link, early }, call) {
  if (link === 'stale' || link === 'lost') return ['listen', () => sentence(words.listen, '')];
  if (call) {
    return [`call ${call.number} ${call.times} ${call.calledAt}`, () => callLine(call, counters)];
  }
  if (board.state === 'BREAK') {
    const until = board.opensAt && clockWithZone(board.opensAt, board.timeZone);
    return [`pause ${until}`, () => sentence(words.pause(until), words.pauseHint)];
  }
  if (early && board.recent.length === 0) {
    const from = board.opensAt ? words.opens(clockWithZone(board.opensAt, board.timeZone)) : words.opensSoon;
    return [`early ${from}`, () => sentence(from, words.noCallHint)];
  }
  if (board.state === 'CLOSED' && !early) return ['closing', () => sentence(words.closing, words.closingHint)];
  if (board.recent.length === 0) {
    return ['none', () => sentence(words.noCallYet, words.noCallHint)];
  }
  return [JSON.stringify(board.recent), () => history(board, counters)];
}

function callLine(call, counters) {
  const lane = look(call.lane.lane, call.lane.prefix, call.lane.name);
  const counter = counterName(call.counter);
  const again = call.times > 1 && el('span', { class: 'hero-recall' }, words.recall(call.times));
  const word = counters === 1 ? words.goAhead : words.counter.toUpperCase();
  const long = call.number.length > 5 ? ' long' : '';
  return {
    className: `called lane-${lane.shape}`,
    children: [
      el('p', { class: 'hero-line' },
        el('span', { class: 'hero-who' },
          shape(lane.shape), el('b', { class: `hero-number${long}` }, call.number)),
        el('span', { class: 'hero-where' }, arrow(), el('span', { class: 'hero-word' }, again, word),
          counters > 1 && el('b', { class: `hero-number${counter.length > 2 ? ' long' : ''}` }, counter))),
    ],
  };
}

function history(board, counters) {
  const long = board.recent.slice(0, 4).some((call) => call.number.length > 5);
  return {
    className: long ? 'history is-long' : 'history',
    children: [
      el('h2', {}, words.lastCalled),
      el('ol', {}, ...board.recent.slice(0, 4).map((call) => {
        const of = laneOf(call.number, board.lanes);
        const lane = look(of.lane, of.prefix, of.name);
        return el('li', { class: `lane-${lane.shape}` },
          el('b', {}, shape(lane.shape), call.number),
          el('span', { class: 'history-place' },
            el('span', { class: 'history-time' }, clock(call.calledAt, board.timeZone)),
            counters > 1 && ` ${words.counter} ${counterName(call.counter)}`));
      })),
    ],
  };
}

function sentence(main, hint) {
  return {
    className: 'sentence',
    children: [el('p', { class: 'hero-sentence' }, main), hint && el('p', { class: 'hero-hint' }, hint)],
  };
}

function arrow() {
  return svg('svg', { viewBox: '0 0 24 24', class: 'arrow', 'aria-hidden': 'true' },
    svg('path', { d: 'M2 9.5h11V3l9.5 9-9.5 9v-6.5H2z' }));
}
