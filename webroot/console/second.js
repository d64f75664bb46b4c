// The mobile of a visitor without a booking has a number here today: one person, or a family?
import { el } from '../shared/dom.js';
import { hideCover, showCover } from './cover.js';
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
  const again = button(words.giveSecond, () => press(again, words.issuing, say, todo.again));
  const keep = button(words.keepFirst(number), leave(() => {}));
  keep.dataset.key = 'Escape';
  showCover('wait', [
    el('h2', { id: 'cover-title' }, error.message),
    el('p', { class: 'cover-number' }, ...numberWithLane(number)),
    ticket && el('p', {}, words.states[ticket.state]),
    el('p', { class: 'cover-next' }, words.samePhone), line,
  ], ticket ? [again, keep]
    : [button(words.back, () => hideCover()), again,
      button(words.acceptBooked(number), leave(() => todo.checkIn(number)))]);
  bad();
  return true;
}

function button(word, act) {
  return el('button', { type: 'button', class: 'button', onclick: act }, el('span', {}, word));
}
