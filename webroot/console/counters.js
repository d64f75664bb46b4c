// The counters of the office, one tap each: whom each has and since when, for the next person can only
// be called to a counter where nobody is. At a desk they are an overview; on a phone, where they are
// too many, all but the own one wait behind a press.
import { el, keyed, text } from '../shared/dom.js';
import { chooseCounter, floor, isAtCounter, minutesSince } from './floor.js';
import { unlessTaken } from './whose.js';
import { words } from './words.js';

/** Two rows of a phone, beside the button for the list; one of the narrowest. */
const most = () => (innerWidth < 360 ? 3 : 10);

/** `chosen()` is told of each press here. */
export function counterChooser(chosen) {
  let unfolded = false;
  const choose = (id) => unlessTaken(id, () => {
    chosen();
    unfolded = false;
    chooseCounter(id);
  });
  const row = el('div', { class: 'counters', role: 'group', 'aria-label': words.counter });
  const others = el('button', { type: 'button', class: 'button counter-others', onclick: () => {
    unfolded = true;
    node.update();
    row.querySelector('button').focus();
  } }, el('span', {}));
  const node = el('div', { class: 'counter-choice' }, row, others);
  node.update = () => {
    keyed(row, floor.counters, (one) => one.id, (one) => chip(one, choose));
    text(others.firstChild, words.otherCounters(floor.counters.length - 1));
    node.classList.toggle('is-folded', floor.counters.length > most() && !unfolded);
  };
  return node;
}

export function atCounter(id) {
  const card = floor.cards[id];
  return card && isAtCounter(card.ticket) ? card.ticket : null;
}

function chip(one, choose) {
  const [, word, short] = /^(loket\s+)?(.*)$/i.exec(one.name);
  const who = el('small', { class: 'counter-who' });
  const since = el('small', { class: 'counter-since' });
  const node = el('button', { type: 'button', class: 'button counter', onclick: () => choose(one.id) },
    el('span', {}, word && el('span', { class: 'counter-word' }, word), short), who, since);
  node.update = (now) => {
    const ticket = atCounter(now.id);
    text(who, ticket ? ticket.number : now.open ? words.counterFree : words.counterClosed);
    text(since, ticket ? (now.open ? sinceWords(ticket) : words.closesThen) : '');
    node.classList.toggle('is-shut', !now.open);
    node.setAttribute('aria-pressed', String(floor.counterId === now.id));
  };
  return node;
}

/** "dilayani 8 mnt". */
function sinceWords({ state, servingAt, calledAt }) {
  const at = state === 'SERVING' ? servingAt || calledAt : calledAt;
  return words.counterSince(words.atCounter[state], at ? minutesSince(at) : 0);
}
