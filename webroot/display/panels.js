// One panel per lane: what is being called, who is next, how many wait.
import { el, fill, keyed, text } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { counterName, sizeFor } from './scene.js';
import { table } from './table.js';
import { words } from './words.js';

export function lanesFor(node, view, call) {
  const { lanes } = view.board;
  const size = sizeFor(view.counters);
  node.dataset.lanes = Math.min(lanes.length, 6);
  if (size === 'crowd') table(node, view, call);
  else {
    const items = lanes.map((lane) => ({ lane, size, called: call && call.lane.lane === lane.lane }));
    keyed(node, items, (item) => `${size} ${item.lane.lane}`, panel);
  }
}

function panel({ lane, size }) {
  const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name);
  const now = el('div', { class: 'now' });
  const next = el('ol', { class: 'next-numbers' });
  const nextLabel = el('p', { class: 'next-label' }, words.next);
  const waiting = el('p', { class: 'waiting' });
  const node = el('article', { class: `panel lane-${form}` },
    el('h2', { class: 'band' }, shape(form), el('b', {}, letter), el('span', {}, name)),
    now, el('div', { class: 'next' }, nextLabel, next), waiting);
  let drawn = '';
  node.update = (item) => {
    node.classList.toggle('is-called', Boolean(item.called));
    const key = JSON.stringify([item.lane, size]);
    if (key === drawn) return;
    drawn = key;
    fill(now, ...current(item.lane, size));
    const shown = item.lane.next.slice(0, 4);
    keyed(next, shown, (number) => number, (number) => {
      const entry = el('li', {}, number);
      entry.update = () => {};
      return entry;
    });
    next.parentNode.hidden = shown.length === 0;
    waiting.hidden = item.lane.waiting === 0 && item.lane.calling.length === 0;
    fill(waiting, el('b', {}, String(item.lane.waiting)), ` ${words.waiting}`);
  };
  return node;
}

/** One call fills the space; two or more share it as rows, the newest first. */
function current(lane, size) {
  const calls = newestFirst(lane.calling);
  if (calls.length === 0 && lane.waiting === 0) return [el('p', { class: 'nobody' }, words.nobody)];
  if (calls.length === 0) return [el('p', { class: 'number none', 'aria-hidden': 'true' }, '–')];
  if (size === 'one' || (calls.length === 1 && size !== 'many')) return single(calls[0], size);
  return calls.slice(0, 2).map(pair);
}

function pair(call) {
  const counter = counterName(call.counter);
  const long = call.number.length + counter.length > 6 ? ' long' : '';
  return el('p', { class: `pair${long}` },
    el('b', {}, call.number), el('span', { class: 'to', 'aria-hidden': 'true' }, '→'),
    el('span', { class: 'unseen' }, ` ${words.counter} `), el('b', {}, counter));
}

function single(call, size) {
  const number = el('p', { class: `number${call.number.length > 5 ? ' long' : ''}` }, call.number);
  if (size === 'one') return [number];
  const counter = el('p', { class: 'counter' });
  text(counter, `${words.counter} ${counterName(call.counter)}`);
  return [number, counter];
}

export function newestFirst(calls) {
  return calls.slice().sort((one, other) => new Date(other.calledAt) - new Date(one.calledAt));
}
