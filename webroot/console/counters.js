// Which counter is called for: one tap each up to six counters, a list above that. Each says whether
// it is free, for the next person can only be called to a counter where nobody is.
import { el, keyed, text } from '../shared/dom.js';
import { chooseCounter, floor } from './floor.js';
import { words } from './words.js';

const MOST_BUTTONS = 6;

/** `chosen()` is told of each press here. */
export function counterChooser(chosen) {
  const list = el('select', { class: 'chooser', 'aria-label': words.counter,
    onchange: () => choose(list.value) });
  const choose = (id) => {
    chosen();
    chooseCounter(id);
  };
  const row = el('div', { class: 'counters', role: 'group', 'aria-label': words.counter });
  const node = el('div', { class: 'counter-choice' }, row, list);
  node.update = () => {
    const few = floor.counters.length <= MOST_BUTTONS;
    row.hidden = !few;
    list.hidden = few;
    if (few) keyed(row, floor.counters, (one) => one.id, (one) => button(one, choose));
    else keyed(list, floor.counters, (one) => one.id, option);
    list.value = floor.counterId;
  };
  return node;
}

export function atCounter(id) {
  const card = floor.cards[id];
  return card && ['CALLED', 'SERVING'].includes(card.ticket.state) ? card.ticket : null;
}

function stateOf(one) {
  const ticket = atCounter(one.id);
  return ticket ? ticket.number : one.open ? words.counterFree : words.counterClosed;
}

function button(one, choose) {
  const name = el('span', {}, el('span', { class: 'unseen' }, `${words.counter} `),
    one.name.replace(/^loket\s+/i, ''));
  const state = el('small', {});
  const node = el('button', { type: 'button', class: 'button', onclick: () => choose(one.id) },
    name, state);
  node.update = (now) => {
    text(state, stateOf(now));
    node.setAttribute('aria-pressed', String(floor.counterId === now.id));
  };
  return node;
}

function option() {
  const node = el('option', {});
  node.update = (now) => {
    node.value = now.id;
    text(node, `${now.name} (${stateOf(now)})`);
  };
  return node;
}
