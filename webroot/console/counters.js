// The counters of the office, one tap each: whom each has and since when, for the next person can only
// be called to a counter where nobody is. On a phone they are a row to be pushed along, with the own
// one in sight; at a desk an overview.
import { el, keyed, text } from '../shared/dom.js';
import { chooseCounter, floor, isAtCounter, minutesSince } from './floor.js';
import { words } from './words.js';

/** `chosen()` is told of each press here. */
export function counterChooser(chosen) {
  let inSight = '';
  const choose = (id) => {
    chosen();
    chooseCounter(id);
  };
  const row = el('div', { class: 'counters', role: 'group', 'aria-label': words.counter });
  const node = el('div', { class: 'counter-choice' }, row);
  node.update = () => {
    keyed(row, floor.counters, (one) => one.id, (one) => chip(one, choose));
    if (inSight === floor.counterId || node.offsetParent === null) return;
    inSight = floor.counterId;
    const own = row.querySelector('[aria-pressed="true"]');
    if (own) row.scrollLeft = own.offsetLeft - (row.clientWidth - own.offsetWidth) / 2;
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
    text(since, ticket ? sinceWords(ticket) : '');
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
