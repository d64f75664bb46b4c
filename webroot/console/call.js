// Tab "Panggil": the lanes, the last call of the chosen counter, and one large button.
import { el, keyed, text } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { clock, longDate, sameDay } from '../shared/time.js';
import { open, takeCall } from './calls.js';
import { cardView } from './card.js';
import { closingLine, lastTicket } from './closing.js';
import { counterChooser } from './counters.js';
import { changed, counter, floor, inTouch, minutesSince, now, zone } from './floor.js';
import { lastKnown } from './lastknown.js';
import { listView } from './list.js';
import { nextButton } from './next.js';
import { notice, press, READ } from './press.js';
import { words } from './words.js';

const LONG_WAIT = 45;

/** `checkIn(number)` asks at the other tab. */
export function callView(checkIn) {
  const [line, say] = notice(READ);
  const shutDoors = el('p', { class: 'shut-doors' });
  const lanes = el('div', { class: 'lanes', role: 'group', 'aria-label': words.lanes });
  const card = cardView(say);
  const list = listView(say, takeCall, checkIn);
  const toList = el('button', { type: 'button', class: 'button to-list', onclick: () => showList(true) },
    el('span', {}, words.otherLists));
  const known = lastKnown();
  const chooser = counterChooser(() => say(''));
  const next = nextButton(say);
  const closing = closingLine(say);
  const shut = el('button', { type: 'button', class: 'button', 'data-key': 'I', onclick: () => {
    shut.closest('.menu').open = false; // what comes of it stands behind the menu
    press(shut, words.working, say, () => open(!counter().open));
  } });
  const node = el('section', { class: 'call-view' }, shutDoors, lanes, line, card, known, list,
    el('div', { class: 'foot' }, card.undo,
      el('div', { class: 'dock' }, closing, el('div', { class: 'dock-row' }, chooser, toList), next)));
  node.shut = shut;
  node.search = () => {
    showList(true);
    list.search();
  };
  list.close = () => showList(false);

  /** On a phone it takes the place of all else; at a desk it is there anyway. */
  function showList(on) {
    node.classList.toggle('is-listing', on);
    if (on) list.open();
  }

  node.update = () => {
    keyed(lanes, floor.board ? floor.board.lanes : [], (lane) => lane.lane, laneTile);
    chooser.update();
    card.update();
    next.update();
    closing.update();
    node.classList.toggle('is-closing', !closing.hidden);
    card.hidden = !inTouch() && !floor.cards[floor.counterId]; // room for the list
    known.hidden = inTouch();
    list.hidden = !inTouch();
    toList.hidden = !inTouch();
    list.update();
    if (!inTouch()) known.update();
    const mine = counter();
    text(shutDoors, doorWords());
    shutDoors.hidden = !shutDoors.textContent;
    shut.hidden = !mine;
    chooser.hidden = floor.counters.length === 0;
    if (mine) text(shut, shutWords(mine));
  };
  return node;
}

function shutWords({ name, open: isOpen }) {
  if (isOpen) return words.closeCounter(name);
  return lastTicket() ? words.staysOpen(name) : words.openCounter(name);
}

/** A closed office looks closed: nobody need press a button to find out. */
function doorWords() {
  const { state, opensAt } = floor.board || {};
  if (!words.doors[state]) return '';
  const again = opensAt && (sameDay(opensAt, now(), zone()) ? clock(opensAt, zone())
    : `${longDate(opensAt, zone())}, ${clock(opensAt, zone())}`);
  return words.doors[state](again);
}

function laneTile({ lane, prefix, name }) {
  const { shape: form, letter, name: word } = look(lane, prefix, name);
  const count = el('b', { class: 'lane-count' });
  const longestWait = el('span', {});
  const waits = el('span', { class: 'lane-wait' },
    el('span', { class: 'lane-name' }, `${word} · `), longestWait);
  const place = floor.board.lanes.findIndex((one) => one.lane === lane) + 1;
  const node = el('button', { type: 'button', class: `button lane lane-${form}`,
    'data-key': place || null, 'aria-pressed': 'false', onclick: () => {
      floor.lane = floor.lane === lane ? '' : lane;
      changed();
    } },
  el('span', { class: 'badge' }, shape(form), letter),
  count, el('span', { class: 'unseen' }, ` ${words.waiting} `), waits);
  node.update = (current) => {
    const mine = floor.waiting.filter((ticket) => ticket.lane === lane);
    const longest = Math.max(0, ...mine.map((ticket) => minutesSince(ticket.arrivedAt)));
    text(count, current.waiting);
    count.classList.toggle('is-two', current.waiting > 9);
    count.classList.toggle('is-many', current.waiting > 99);
    text(longestWait, current.waiting > 0 ? words.minutes(longest) : words.nobody);
    waits.classList.toggle('is-long', longest >= LONG_WAIT);
    node.setAttribute('aria-pressed', String(floor.lane === lane));
  };
  return node;
}
