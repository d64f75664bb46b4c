// Calls people to the counter in hand, and opens and closes it.
import { send } from './api.js';
import { askCounters, changed, chooseCounter, counter, floor } from './floor.js';
import { UNDO } from './undo.js';

/** A lane is chosen for one call only: forgotten, it would starve the others. */
export async function callNext() {
  const body = floor.lane ? { lane: floor.lane } : {};
  try {
    takeCall(await send('POST', `/counters/${floor.counterId}/calls`, body));
  } finally {
    floor.lane = '';
    changed();
  }
}

export function takeCall({ ticket, counter: at }) {
  const before = floor.cards[at];
  const finished = before && before.ticket.state === 'COMPLETED' ? before : null;
  floor.cards[at] = { ticket, step: 'call', undoUntil: performance.now() + UNDO.call, finished };
  delete floor.moved[at];
  floor.waiting = floor.waiting.filter((other) => other.id !== ticket.id);
  if (at !== floor.counterId && counter(at)) chooseCounter(at);
  changed();
}

export async function open(isOpen) {
  await send('PATCH', `/counters/${floor.counterId}`, { open: isOpen });
  await askCounters();
}
