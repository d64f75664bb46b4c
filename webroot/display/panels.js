// One panel per lane: everybody who is called, who is next, how many wait.
import { el, fill, keyed, text } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { arrow, before, newestFirst } from './parts.js';
import { counterName, wasOf } from './scene.js';
import { table } from './table.js';
import { words } from './words.js';

/** So many rows of calls leave no room for the next numbers. */
const FULL = 7;

export function lanesFor(node, view, call) {
  const { lanes } = view.board;
  const { size } = view;
  const wide = lanes.length <= 3;
  node.dataset.lanes = Math.min(lanes.length, 6);
  node.classList.toggle('is-uneven', lanes.some((lane) => lane.calling.length > 4));
  if (size === 'crowd') table(node, view, call);
  else {
    const items = lanes.map((lane) => ({ lane, size, wide, called: call && call.lane.lane === lane.lane }));
    keyed(node, items, (item) => `${size} ${item.lane.lane}`, panel);
  }
}

function panel({ lane }) {
  const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name);
  const now = el('div', { class: 'now' });
  const next = el('ol', { class: 'next-numbers' });
  const waiting = el('p', { class: 'waiting' });
  const node = el('article', { class: `panel lane-${form}` },
    el('h2', { class: 'band' }, shape(form), el('b', {}, letter), el('span', {}, name)),
    now, el('div', { class: 'next' }, el('p', { class: 'next-label' }, words.next), next), waiting);
  let drawn = '';
  node.update = (item) => {
    node.classList.toggle('is-called', Boolean(item.called));
    const key = JSON.stringify([item.lane, item.size, item.wide]);
    if (key === drawn) return;
    drawn = key;
    const { calling } = item.lane;
    const packed = calling.length > 2 || calling.some((call) => wasOf(item.lane, call.number));
    node.classList.toggle('is-packed', packed);
    node.dataset.calls = Math.min(calling.length, 8);
    fill(now, ...current(item.lane, item.size));
    const shown = calling.length < FULL ? nextNumbers(item, packed) : [];
    fill(next, ...shown.map((number) => nextNumber(number, wasOf(item.lane, number))));
    next.parentNode.hidden = shown.length === 0;
    next.parentNode.classList.toggle('has-was', shown.some((number) => wasOf(item.lane, number)));
    waiting.hidden = item.lane.waiting === 0 && calling.length === 0;
    fill(waiting, el('b', {}, String(item.lane.waiting)), ` ${words.waiting}`);
  };
  return node;
}

/** As many as the panel has room for; in a wide one, a number with the one before it takes a row. */
function nextNumbers({ lane, size, wide }, packed) {
  if (packed || size === 'many') return lane.next.slice(0, 1);
  if (!wide) return lane.next.slice(0, 2);
  return lane.next.slice(0, lane.next.some((number) => wasOf(lane, number)) ? 2 : 4);
}

function nextNumber(number, was) {
  return el('li', was ? { class: 'has-was' } : {}, el('span', {}, number), before(was));
}

/** One call fills the space; two or more share it as rows, the newest first. None is left out. */
function current(lane, size) {
  const calls = newestFirst(lane.calling);
  if (calls.length === 0) {
    return [el('p', { class: 'nobody' }, lane.waiting === 0 ? words.nobody : words.nextSoon)];
  }
  if (size === 'one' || (calls.length === 1 && size !== 'many')) return single(calls[0], size, lane);
  return calls.map((call) => pair(call, wasOf(lane, call.number)));
}

function pair(call, was) {
  const counter = counterName(call.counter);
  const long = call.number.length + counter.length > 6 ? ' long' : '';
  return el('p', { class: `pair${long}${was ? ' has-was' : ''}` },
    el('span', { class: 'who' }, el('b', {}, call.number), before(was)),
    el('span', { class: 'to', 'aria-hidden': 'true' }, arrow()),
    el('span', { class: 'unseen' }, ` ${words.counter} `), el('b', {}, counter));
}

function single(call, size, lane) {
  const was = before(wasOf(lane, call.number));
  const number = el('p', { class: `number${call.number.length > 5 ? ' long' : ''}` }, call.number);
  const counter = el('p', { class: 'counter' });
  text(counter, `${words.counter} ${counterName(call.counter)}`);
  return [number, was, size !== 'one' && counter];
}
