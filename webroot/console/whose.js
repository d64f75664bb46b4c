// A counter at which a colleague calls is not taken by a slip of the thumb: it is asked once whose it is.
import { el } from '../shared/dom.js';
import { clock } from '../shared/time.js';
import { hideCover, sheetButton, showCover } from './cover.js';
import { colleagueAt, counter, floor, zone } from './floor.js';
import { words } from './words.js';

const agreed = new Set();

/** `take()` is called at once where nobody else calls, or where it was asked before. */
export function unlessTaken(id, take) {
  const user = colleagueAt(id);
  const whose = user && `${id} ${user.username}`;
  if (!user || id === floor.counterId || agreed.has(whose)) {
    take();
    return;
  }
  const anyway = sheetButton(words.useAnyway, () => {
    agreed.add(whose);
    hideCover(take);
  });
  const other = sheetButton(words.otherCounter, () => hideCover());
  other.dataset.key = 'Escape';
  showCover('info', [el('h2', { id: 'cover-title' },
    words.usedBy(counter(id).name, user.username, clock(user.since, zone()))),
  el('p', {}, words.usedByHint)], [anyway, other]);
}
