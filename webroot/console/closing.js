// A counter that was closed while somebody is at it: it calls nobody more and is closed once they leave.
// Every console of the office says so, and until then each may take it back.
import { el, text } from '../shared/dom.js';
import { open } from './calls.js';
import { atCounter } from './counters.js';
import { counter } from './floor.js';
import { press } from './press.js';
import { words } from './words.js';

/** The ticket after which the chosen counter closes, or null. */
export function lastTicket() {
  const mine = counter();
  return mine && !mine.open ? atCounter(mine.id) : null;
}

export function closingLine(say) {
  const sentence = el('span', {});
  const back = el('button', { type: 'button', class: 'button',
    onclick: () => press(back, words.opening, say, () => open(true)) }, el('span', {}, words.cancel));
  const node = el('div', { class: 'closing' }, el('p', { role: 'status' }, sentence), back);
  node.update = () => {
    const ticket = lastTicket();
    node.hidden = !ticket;
    text(sentence, ticket ? words.closesAfter(counter().name, ticket.number) : '');
    back.setAttribute('aria-label', ticket ? words.staysOpen(counter().name) : words.cancel);
  };
  node.hidden = true;
  return node;
}
