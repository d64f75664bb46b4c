// The numbers of today: those that wait, live and in the order in which they will be called; the held
// and the absent; and any by its number, with what became of it. A column at a desk, a page of its own
// on a phone.
import { el, fill, keyed, text } from '../shared/dom.js';
import { find, floor, tickets } from './floor.js';
import { bookedSentences } from './booked.js';
import { awayRow, row, waitingRow } from './rows.js';
import { words } from './words.js';

const STATES = ['WAITING', 'HELD', 'ABSENT'];

/** As many as a desk shows without scrolling; the rest is a press away. */
const SHOWN = 15;

/** `checkIn(number)` asks at the other tab for a number that is not in line. */
export function listView(say, takeCall, checkIn) {
  let state = 'WAITING';
  let asked = 0;
  let all = false;
  const rows = el('ul', { class: 'rows' });
  const ask = el('button', { type: 'button', class: 'button', onclick: () => checkIn(search.value) },
    el('span', {}, words.askArrival));
  const more = el('button', { type: 'button', class: 'button', onclick: () => {
    all = true;
    load();
  } }, el('span', {}));
  const empty = el('div', { class: 'list-empty', role: 'status' });
  const kinds = STATES.map((one) => el('button', { type: 'button', class: 'button',
    onclick: () => {
      state = one;
      all = false;
      search.value = '';
      load();
    } }, el('span', {}, words.lists[one])));
  const search = el('input', { type: 'search', autocomplete: 'off', autocapitalize: 'characters',
    maxlength: '10', oninput: () => load() });
  const back = el('button', { type: 'button', class: 'button list-back', 'data-key': 'Escape',
    onclick: () => node.close() }, el('span', {}, words.backToCalls));
  const node = el('section', { class: 'list', 'aria-label': words.otherLists }, back,
    el('label', { class: 'field' }, el('span', {}, words.search), search),
    el('div', { class: 'kinds', role: 'group' }, ...kinds), rows, more, empty, ask);

  async function load() {
    const wanted = search.value.replace(/[^0-9a-z]/gi, '');
    kinds.forEach((kind, place) => (
      kind.setAttribute('aria-pressed', String(!wanted && STATES[place] === state))));
    asked += 1;
    const mine = asked;
    try {
      const found = wanted ? await find(wanted)
        : state === 'WAITING' ? floor.waiting : await tickets(state);
      const instead = wanted && found.length === 0 ? await bookedSentences(wanted, search.value) : null;
      if (mine === asked) show(found, instead);
    } catch (error) {
      say(error.message);
    }
  }

  /** `instead`: what is known of a number that is not in line. */
  function show(found, instead) {
    const shown = all || instead ? found : found.slice(0, SHOWN);
    more.hidden = shown.length === found.length;
    text(more.firstChild, words.showAll(found.length));
    fill(empty, ...(instead || [words.listEmpty]).map((sentence) => el('p', {}, sentence)));
    empty.hidden = found.length > 0;
    ask.hidden = !instead || !/[0-9]/.test(search.value);
    keyed(rows, shown, (ticket) => `${ticket.id} ${ticket.state}`, (ticket) => {
      if (ticket.state === 'WAITING') return waitingRow(say, called);
      return ['HELD', 'ABSENT'].includes(ticket.state) ? awayRow(say, load) : row();
    });
  }

  function called(answer) {
    takeCall(answer);
    node.close();
  }

  node.close = () => {};
  /** The lines have moved: what is shown of them is known already. */
  node.update = () => {
    if (state === 'WAITING' && !search.value && node.offsetParent !== null) load();
  };
  node.open = () => load();
  node.search = () => {
    search.value = '';
    load();
    search.focus();
  };
  ask.hidden = true;
  more.hidden = true;
  return node;
}
