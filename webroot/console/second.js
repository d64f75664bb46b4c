// The mobile of a visitor without a booking, or the claim, has a number here today: one person, a
// family, or a number typed wrong?
import { el } from '../shared/dom.js';
import { clock } from '../shared/time.js';
import { hideCover, sheetButton, showCover } from './cover.js';
import { zone } from './floor.js';
import { printButton } from './paper.js';
import { notice, press } from './press.js';
import { bad } from './signals.js';
import { numberWithLane } from './verdict.js';
import { words } from './words.js';

/**
 * `error` is the refusal, which names the number. `todo` holds what comes next: again() gives a second
 * one, kept() ends it without, checkIn(number). True: the sheet gives its own signal.
 */
export function askSecond(error, todo) {
  const { ticket, booking } = error.problem;
  const { number } = ticket || booking;
  const [line, say] = notice();
  const leave = (act) => () => {
    hideCover();
    todo.kept();
    act();
  };
  const again = sheetButton(words.giveSecond, () => press(again, words.issuing, say, todo.again));
  const keep = sheetButton(words.keepFirst(number), leave(() => {}));
  keep.dataset.key = 'Escape';
  showCover('wait', [
    el('h2', { id: 'cover-title' }, error.message),
    el('p', { class: 'cover-number' }, ...numberWithLane(number)),
    ticket && el('p', {}, words.states[ticket.state]),
    el('p', { class: 'cover-next' }, words.samePhone), line,
  ], ticket ? [again, keep]
    : [sheetButton(words.back, () => hideCover()), again,
      sheetButton(words.acceptBooked(number), leave(() => todo.checkIn(number)))]);
  bad();
  return true;
}

/**
 * `error` is the refusal, which names the number of the same claim. replace(ticket) gives another one in
 * its place. The way out is the large button: replacing ends a number that may be a stranger's.
 */
export function askSame(error, replace) {
  const { ticket } = error.problem;
  const { number } = ticket;
  const [line, say] = notice();
  const other = sheetButton(words.replaceNumber(number),
    () => press(other, words.issuing, say, () => replace(ticket)));
  const back = sheetButton(words.claimAgain, () => hideCover());
  back.dataset.key = 'Escape';
  showCover('wait', [
    el('h2', { id: 'cover-title' }, error.message),
    el('p', { class: 'cover-number' }, ...numberWithLane(number)),
    el('p', {}, words.sinceWhen(clock(ticket.arrivedAt, zone()), words.states[ticket.state])),
    el('p', { class: 'cover-next' }, words.sameClaim), line,
  ], [other, printButton(ticket), back]);
  bad();
  return true;
}
