// "Urungkan A-005" with the seconds left in words; it is gone when it was pressed, and when the
// server would refuse anyway. What was taken back is said in words.
import { el, text } from '../shared/dom.js';
import { send } from './api.js';
import { press } from './press.js';
import { words } from './words.js';

export const UNDO = { call: 10000, absence: 300000, number: 30000, checkIn: 30000 };

/**
 * `offer(ticket, until)` shows the button till that moment of performance.now(). `done(now, before)`:
 * the ticket after and before; it may answer a sentence of its own.
 */
export function undoButton(say, done = () => '') {
  let ticket = null;
  let end = 0;
  const what = el('span', {});
  const left = el('small', {});
  const node = el('button', { type: 'button', class: 'button undo', 'data-key': 'Z',
    onclick: () => press(node, words.working, say, async () => {
      const before = ticket;
      const now = await send('POST', `/tickets/${before.id}/undo`);
      node.offer(null);
      say(done(now, before) || words.undone(now));
    }) }, what, left);
  node.offer = (of, until) => {
    ticket = of;
    if (ticket) text(what, words.undoOf(ticket.number));
    end = until || 0;
    node.show();
  };
  node.show = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    node.hidden = !ticket || seconds <= 0;
    if (!node.hidden) text(left, words.seconds(seconds));
  };
  node.hidden = true;
  setInterval(node.show, 500);
  return node;
}
