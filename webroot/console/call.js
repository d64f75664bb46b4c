// Tab "Panggil": the lanes, the last call of the chosen counter, and one large button.
import { el, keyed, text } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { send } from './api.js';
import { cardView } from './card.js';
import { counterChooser } from './counters.js';
import { askCounters, changed, chooseCounter, counter, floor, inTouch, minutesSince } from './floor.js';
import { lastKnown } from './lastknown.js';
import { listView } from './list.js';
import { notice, press, READ } from './press.js';
import { UNDO } from './undo.js';
import { words } from './words.js';

const LONG_WAIT = 45;

/** `checkIn(number)` asks at the other tab. */
export function callView(checkIn) {
  const [line, say] = notice(READ);
  const lanes = el('div', { class: 'lanes', role: 'group', 'aria-label': words.lanes });
  const card = cardView(say);
  const list = listView(say, takeCall, checkIn);
  const toList = el('button', { type: 'button', class: 'button to-list', onclick: () => showList(true) },
    el('span', {}, words.otherLists));
  const known = lastKnown();
  const chooser = counterChooser(() => say(''));
  const label = el('span', {});
  const primary = el('button', { type: 'button', class: 'button primary huge', 'data-key': 'B',
    onclick: () => (counter().open
      ? press(primary, words.calling, say, callNext)
      : press(primary, words.opening, say, () => open(true))) }, label);
  const shut = el('button', { type: 'button', class: 'button', 'data-key': 'I',
    onclick: () => press(shut, words.working, say, () => open(!counter().open)) });
  const node = el('section', { class: 'call-view' }, lanes, line, card, known, list,
    el('div', { class: 'dock' }, el('div', { class: 'dock-row' }, chooser, toList), primary));
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
    card.hidden = !inTouch() && !floor.cards[floor.counterId]; // room for the list
    known.hidden = inTouch();
    list.hidden = !inTouch();
    toList.hidden = !inTouch();
    list.update();
    if (!inTouch()) known.update();
    const mine = counter();
    primary.hidden = !mine;
    shut.hidden = !mine;
    chooser.hidden = !mine;
    if (!mine) return;
    const lane = floor.lane && look(floor.lane);
    text(label, mine.open ? (lane ? words.nextOf(lane.name) : words.next) : words.openCounter(mine.name));
    text(shut, mine.open ? words.closeCounter(mine.name) : words.openCounter(mine.name));
  };
  return node;
}

/** A lane is chosen for one call only: forgotten, it would starve the others. */
async function callNext() {
  const body = floor.lane ? { lane: floor.lane } : {};
  try {
    takeCall(await send('POST', `/counters/${floor.counterId}/calls`, body));
  } finally {
    floor.lane = '';
    changed();
  }
}

function takeCall({ ticket, counter: at, reason }) {
  floor.cards[at] = { ticket, reason, undoUntil: performance.now() + UNDO.call };
  floor.waiting = floor.waiting.filter((other) => other.id !== ticket.id);
  if (at !== floor.counterId && counter(at)) chooseCounter(at);
  changed();
}

async function open(isOpen) {
  await send('PATCH', `/counters/${floor.counterId}`, { open: isOpen });
  await askCounters();
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
