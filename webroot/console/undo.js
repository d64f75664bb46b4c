// "Urungkan panggilan A-005" with the seconds left in words; it is gone when it was pressed, and when
// the server would refuse anyway. What was taken back is said in words.
import { el, text } from '../shared/dom.js';
import { send } from './api.js';
import { press } from './press.js';
import { words } from './words.js';

/** As long as the server allows it; by the step's word in the address where it has one. */
export const UNDO = { call: 10000, service: 30000, completion: 30000, hold: 30000, absence: 300000,
  transfer: 30000, number: 30000, checkIn: 30000 };

/** The second tap of a double one takes nothing else back. */
const SECOND_TAP = 900;

/**
 * `offer(ticket, until, step)` shows the button till that moment of performance.now(). `done(now,
 * before)`: the ticket after and before; it may answer a sentence of its own.
 */
export function undoButton(say, done = () => '') {
  let ticket = null;
  let end = 0;
  let shownFrom = 0;
  const what = el('span', {});
  const left = el('small', {});
  const node = el('button', { type: 'button', class: 'button undo', 'data-key': 'Z',
    onclick: () => press(node, words.working, say, async () => {
      const before = ticket;
      const now = await send('POST', `/tickets/${before.id}/undo`);
      shownFrom = performance.now() + SECOND_TAP;
      node.offer(null);
      say(done(now, before) || words.undone(now));
    }) }, what, left);
  node.offer = (of, until, step) => {
    ticket = of;
    if (ticket) text(what, words.undoOf(ticket.number, step));
    end = until || 0;
    node.show();
  };
  node.show = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    node.hidden = !ticket || seconds <= 0 || performance.now() < shownFrom;
    if (!node.hidden) text(left, words.seconds(seconds));
  };
  node.hidden = true;
  setInterval(node.show, 500);
  return node;
}
