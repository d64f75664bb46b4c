// Full-screen answers, to be understood with the sound off and in sunlight: colour, icon, words and
// what to do next.
import { el } from '../shared/dom.js';
import { icon, shape } from '../shared/icons.js';
import { laneOf, look } from '../shared/lanes.js';
import { dayWords } from '../shared/time.js';
import { closeSoon, hideCover, showCover } from './cover.js';
import { floor } from './floor.js';
import { printButton } from './paper.js';
import { bad, good } from './signals.js';
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
  DAY_CLOSED: ['stop', 'calendar-x'],
  UNKNOWN: ['stop', 'help'],
};
/** Letters of a heading that still stands on one line of a phone. */
const LONG = 20;
const ACCEPT = { EARLY: words.acceptEarly, LATE: words.acceptLate };

/** `todo` holds what the buttons do: accept(button), issue(), book(), move(button),
 *  typeNumber(), typePerson(), closed(). */
export function showVerdict(answer, todo) {
  const [tone, picture] = LOOKS[answer.verdict] || LOOKS.UNKNOWN;
  const done = Boolean(answer.ticket);
  const accepted = done && answer.verdict !== 'ALREADY_IN';
  const early = answer.verdict === 'PASS_EXPIRED' && answer.pass && answer.pass.status === 'NOT_YET';
  const head = accepted ? words.accepted : early ? words.passNotYet : headOf(answer, todo);
  const number = done ? answer.ticket.number : (answer.booking || todo).number;
  const replaced = done && todo.number && todo.number !== number;
  const close = () => hideCover(todo.closed);
  const buttons = buttonsFor(answer, todo, close);
  showCover(accepted ? 'ok' : tone, [
    icon(accepted ? 'check' : picture),
    el('h2', { id: 'cover-title', class: head.length > LONG ? 'is-long' : null }, head),
    replaced && el('p', { class: 'cover-next' }, words.numberNow(todo.number)),
    number && el('p', { class: 'cover-number' }, ...numberWithLane(number)),
    el('p', { class: 'cover-next' }, answer.next.replace(`${head}. `, '')), // not said twice
    done && answer.ticket.ahead != null && el('p', {}, words.ahead(answer.ticket.ahead)),
    answer.pass && el('p', { class: 'cover-person' }, words.passOf(answer.pass.reference,
      dayWords(answer.pass.firstDay), dayWords(answer.pass.lastDay), answer.pass.status)),
    personOf(answer),
    todo.line,
  ], buttons);
  if (tone === 'stop') bad();
  else good();
  if (accepted) closeSoon(buttons[buttons.length - 1], close, 3);
}

function buttonsFor({ verdict, ticket, movable }, todo, close) {
  const button = (word, act) => el('button', { type: 'button', class: 'button',
    onclick: (event) => act(event.currentTarget) }, el('span', {}, word));
  const leave = (act) => () => { close(); act(); };
  const done = button(words.done, close);
  done.dataset.key = 'Escape';
  if (ticket) return [printButton(ticket), done];
  const move = movable && button(words.moveHere[verdict], todo.move);
  if (['ON_TIME', 'EARLY', 'LATE'].includes(verdict)) {
    const no = verdict === 'EARLY' ? words.comeBack : words.back;
    return [button(no, close), move, button(ACCEPT[verdict] || words.accept, todo.accept)]
      .filter(Boolean);
  }
  const issue = button(words.giveWalkIn, leave(todo.issue));
  if (verdict === 'UNKNOWN') {
    const type = button(todo.number ? words.typeAgain : words.typeNumber, leave(todo.typeNumber));
    type.dataset.key = 'Escape';
    return [issue, todo.number && button(words.ways.person, leave(todo.typePerson)), type]
      .filter(Boolean);
  }
  if (verdict === 'ALREADY_IN') return [done];
  if (verdict === 'DAY_CLOSED') return [button(words.back, close), move].filter(Boolean);
  if (verdict === 'CANCELLED') {
    return [button(words.back, close), button(words.bookAnew, todo.book), issue];
  }
  if (verdict === 'PASS_EXPIRED') {
    return [button(words.back, close), issue, button(words.bookAnew, todo.book)];
  }
  const ways = verdict === 'WRONG_BRANCH' ? [issue, move] : [move, issue];
  return [button(words.back, close), ...ways.filter(Boolean)];
}

/** A number given at the door stands for no booking that could have been reported. */
function headOf({ verdict, booking, state }, todo) {
  if (verdict === 'UNKNOWN' && todo.number) return words.numberUnknown;
  if (verdict === 'UNKNOWN' && todo.byPerson) return words.personUnknown;
  if (verdict === 'ALREADY_IN' && words.stands[state]) return words.stands[state];
  return verdict === 'ALREADY_IN' && !booking ? words.hasNumber : words.verdicts[verdict];
}

function personOf(answer) {
  const { name: maskedName, phoneTail } = answer.person || { ...answer, name: answer.maskedName };
  return maskedName && el('p', { class: 'cover-person' }, words.match, el('b', {}, maskedName),
    phoneTail && words.phoneTail(phoneTail));
}

export function numberWithLane(number) {
  const lane = laneOf(number, floor.board ? floor.board.lanes : []);
  const { shape: form, name } = look(lane.lane, lane.prefix, lane.name);
  // Its letter stands in the number.
  return [el('span', { class: `badge lane-${form}` }, shape(form)), ` ${number} `,
    el('small', {}, words.lane(name))];
}
