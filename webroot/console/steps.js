// What staff do with the ticket at their counter, and how the card follows; also back.
import { send } from './api.js';
import { changed, floor, isAtCounter, refresh } from './floor.js';
import { UNDO } from './undo.js';
import { words } from './words.js';

/** `name`: the step's own word in the address, such as "completion". */
export async function step(name) {
  const at = floor.counterId;
  const { ticket } = floor.cards[at];
  took(at, await send('POST', `/tickets/${ticket.id}/${name}`), name);
}

export function took(at, ticket, name) {
  if (ticket.state === 'WAITING') delete floor.cards[at]; // back in line
  else floor.cards[at] = { ...floor.cards[at], ticket, step: name,
    undoUntil: UNDO[name] ? performance.now() + UNDO[name] : 0 };
  changed();
}

/** Sent to another lane or counter: it has left this one, and may be fetched back. */
export function left(at, old, ticket) {
  delete floor.cards[at];
  floor.moved[at] = { ticket, old: old.number, step: 'transfer',
    undoUntil: performance.now() + UNDO.transfer };
  changed();
}

/** Back to where it was; a call taken back leaves the counter to who was finished just before. */
export function undone(now, before) {
  const of = (all) => Object.keys(all).filter((id) => all[id].ticket.id === before.id)[0];
  const from = of(floor.moved);
  if (from) return fetchedBack(from, now);
  const at = of(floor.cards);
  if (!at) return '';
  const { finished } = floor.cards[at];
  if (now.state !== 'WAITING') floor.cards[at] = { ...floor.cards[at], ticket: now, undoUntil: 0 };
  else if (finished && finished.undoUntil > performance.now()) floor.cards[at] = finished;
  else delete floor.cards[at];
  changed();
  return '';
}

function fetchedBack(at, now) {
  const { old } = floor.moved[at];
  delete floor.moved[at];
  if (isAtCounter(now)) floor.cards[at] = { ticket: now };
  changed();
  refresh().catch(() => null); // the old number of a change of lane is another ticket
  return words.transferUndone(old);
}
