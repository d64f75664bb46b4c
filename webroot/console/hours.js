// A number outside the hours for numbers: does the guard mean it?
import { el } from '../shared/dom.js';
import { hideCover, sheetButton, showCover } from './cover.js';
import { notice, press } from './press.js';
import { bad } from './signals.js';
import { words } from './words.js';

/** `error` is the refusal, which says why; give() sends it once more. True: its own signal was given. */
export function askOutsideHours(error, give) {
  const [line, say] = notice();
  const anyway = sheetButton(words.giveAnyway, () => press(anyway, words.issuing, say, give));
  const not = sheetButton(words.giveNot, () => hideCover());
  not.dataset.key = 'Escape';
  showCover('wait', [
    el('h2', { id: 'cover-title' }, error.message),
    el('p', { class: 'cover-next' }, words.outsideHours), line,
  ], [anyway, not]);
  bad();
  return true;
}
