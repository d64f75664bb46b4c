// Full-screen answers, to be understood with the sound off and in sunlight: colour, icon, words and
// what to do next.
import { el, fill, text } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { badge, laneOf, look } from '../shared/lanes.js';
import { floor } from './floor.js';
import { tick } from './press.js';
import { words } from './words.js';

const LOOKS = {
  ON_TIME: ['ok', 'check'],
  EARLY: ['wait', 'clock'],
  LATE: ['wait', 'hourglass'],
  WRONG_DAY: ['stop', 'calendar-x'],
  WRONG_BRANCH: ['stop', 'map-pin-x'],
  CANCELLED: ['stop', 'x'],
  ALREADY_IN: ['info', 'user-check'],
  PASS_EXPIRED: ['wait', 'clock'],
  UNKNOWN: ['stop', 'help'],
};
const ACCEPT = { EARLY: words.acceptEarly, LATE: words.acceptLate };

let before = null;
let closing = null;

/** `todo` holds what the buttons do: accept(button), issue(), typeNumber(), closed(). */
export function showVerdict(answer, todo) {
  const [tone, picture] = LOOKS[answer.verdict] || LOOKS.UNKNOWN;
  const done = Boolean(answer.ticket);
  const accepted = done && answer.verdict !== 'ALREADY_IN';
  const number = done ? answer.ticket.number : todo.number;
  const close = () => hideCover(todo.closed);
  const buttons = buttonsFor(answer, todo, close);
  showCover(accepted ? 'ok' : tone, [
    icon(accepted ? 'check' : picture),
    el('h2', { id: 'cover-title' }, accepted ? words.accepted : words.verdicts[answer.verdict]),
    number && el('p', { class: 'cover-number' }, ...numberWithLane(number)),
    el('p', { class: 'cover-next' }, answer.next),
    done && answer.ticket.ahead != null && el('p', {}, words.ahead(answer.ticket.ahead)),
    personOf(answer),
    todo.line,
  ], buttons);
  tick(tone === 'stop' ? 200 : 50);
  if (accepted) closeSoon(buttons[buttons.length - 1], close, 3);
}

function buttonsFor({ verdict, ticket }, todo, close) {
  const button = (word, act) => el('button', { type: 'button', class: 'button',
    onclick: (event) => act(event.currentTarget) }, el('span', {}, word));
  const leave = (act) => () => { close(); act(); };
  if (ticket) return [button(words.done, close)];
  if (['ON_TIME', 'EARLY', 'LATE'].includes(verdict)) {
    const no = verdict === 'EARLY' ? words.comeBack : words.back;
    return [button(no, close), button(ACCEPT[verdict] || words.accept, todo.accept)];
  }
  if (verdict === 'UNKNOWN') {
    return [button(words.giveWalkIn, leave(todo.issue)), button(words.typeNumber, leave(todo.typeNumber))];
  }
  if (verdict === 'ALREADY_IN') return [button(words.done, close)];
  return [button(words.back, close), button(words.giveWalkIn, leave(todo.issue))];
}

function personOf(answer) {
  const { name: maskedName, phoneTail } = answer.person || { ...answer, name: answer.maskedName };
  return maskedName && el('p', { class: 'cover-person' }, words.match, el('b', {}, maskedName),
    phoneTail && words.phoneTail(phoneTail));
}

export function numberWithLane(number) {
  const lane = laneOf(number, floor.board ? floor.board.lanes : []);
  return [badge(lane), ` ${number} `, el('small', {}, words.lane(look(lane.lane, lane.prefix, lane.name).name))];
}

/** The last button is the primary one: nearest to the thumb, and under the Enter key. */
export function showCover(tone, content, buttons) {
  const cover = document.getElementById('cover');
  const primary = buttons[buttons.length - 1];
  clearInterval(closing);
  before = cover.hidden ? document.activeElement : before;
  primary.classList.add('huge');
  primary.dataset.key = 'Escape';
  if (buttons.length > 1) {
    delete primary.dataset.key;
    buttons[0].dataset.key = 'Escape';
  }
  cover.className = `cover ${tone}`;
  fill(cover, el('div', { class: 'cover-body' }, ...content),
    el('div', { class: 'cover-buttons' }, ...buttons));
  cover.hidden = false;
  document.getElementById('app').inert = true;
  primary.focus();
}

export function hideCover(then) {
  clearInterval(closing);
  document.getElementById('cover').hidden = true;
  document.getElementById('app').inert = false;
  if (then) then();
  else if (before) before.focus();
}

export function closeSoon(button, close, seconds) {
  let left = seconds;
  const say = () => text(button.firstChild, words.closesIn(left));
  say();
  closing = setInterval(() => {
    left -= 1;
    if (left <= 0) close();
    else say();
  }, 1000);
}
