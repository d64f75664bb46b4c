// The numbers of today: those that wait, live; the held and the absent; and any by its number, with
// what became of it. A column at a desk, a page of its own on a phone.
import { el, fill, keyed, text } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { clock } from '../shared/time.js';
import { send } from './api.js';
import { counter, find, floor, minutesSince, refresh, serviceOf, tickets, zone } from './floor.js';
import { press } from './press.js';
import { words } from './words.js';

const STATES = ['WAITING', 'HELD', 'ABSENT'];

/** `checkIn(number)` asks at the other tab for a number that is not in line. */
export function listView(say, takeCall, checkIn) {
  let state = 'WAITING';
  let asked = 0;
  const rows = el('ul', { class: 'rows' });
  const ask = el('button', { type: 'button', class: 'button', onclick: () => checkIn(search.value) },
    el('span', {}, words.askArrival));
  const empty = el('p', {}, words.listEmpty);
  const kinds = STATES.map((one) => el('button', { type: 'button', class: 'button',
    onclick: () => {
      state = one;
      search.value = '';
      load();
    } }, el('span', {}, words.lists[one])));
  const search = el('input', { type: 'search', autocomplete: 'off', autocapitalize: 'characters',
    maxlength: '10', oninput: () => load() });
  const back = el('button', { type: 'button', class: 'button list-back', 'data-key': 'Escape',
    onclick: () => node.close() }, el('span', {}, words.backToCalls));
  const node = el('section', { class: 'list', 'aria-label': words.otherLists }, back,
    el('label', { class: 'field' }, el('span', {}, words.search), search),
    el('div', { class: 'kinds', role: 'group' }, ...kinds), rows, empty, ask);

  async function load() {
    const wanted = search.value.replace(/[^0-9a-z]/gi, '');
    kinds.forEach((kind, place) => (
      kind.setAttribute('aria-pressed', String(!wanted && STATES[place] === state))));
    asked += 1;
    const mine = asked;
    try {
      const found = wanted ? await find(wanted)
        : state === 'WAITING' ? floor.waiting : await tickets(state);
      if (mine === asked) show(found, wanted);
    } catch (error) {
      say(error.message);
    }
  }

  function show(found, wanted) {
    text(empty, wanted ? words.notInLine(search.value.toUpperCase()) : words.listEmpty);
    empty.hidden = found.length > 0;
    ask.hidden = found.length > 0 || !/[0-9]/.test(wanted);
    keyed(rows, found, (ticket) => `${ticket.id} ${ticket.state}`, (ticket) => {
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
  return node;
}

function row(...parts) {
  const name = el('span', { class: 'row-name' });
  const node = el('li', { class: 'row' }, name, ...parts);
  node.update = (ticket) => {
    const about = aboutWords(ticket);
    if (node.ticket && node.about === about) return;
    Object.assign(node, { ticket, about });
    fill(name, badge(ticket), ` ${ticket.number} `, el('small', {}, about));
  };
  return node;
}

/** "12 mnt · Klaim JHT" of one who waits, "dipanggil 09.12 → Loket 2" of one who was called. */
function aboutWords(ticket) {
  if (ticket.state === 'WAITING') {
    return `${words.minutes(minutesSince(ticket.arrivedAt))} · ${serviceOf(ticket.service).name}`;
  }
  const at = counter(ticket.counter);
  return [words.states[ticket.state], ticket.calledAt && clock(ticket.calledAt, zone()),
    at && `→ ${at.name}`].filter(Boolean).join(' ');
}

function awayRow(say, done) {
  const back = el('button', { type: 'button', class: 'button',
    onclick: () => press(back, words.working, say, async () => {
      await send('POST', `/tickets/${node.ticket.id}/return`);
      await Promise.all([done(), refresh()]);
    }) }, el('span', {}, words.giveBack));
  const node = row(back);
  return node;
}

/** Calling out of order needs a reason from the list before there is a button to press. */
function waitingRow(say, called) {
  const why = el('select', { 'aria-label': words.reason },
    el('option', { value: '' }, words.callBecause),
    ...words.callReasons.map((reason) => el('option', { value: reason }, reason)));
  const go = el('button', { type: 'button', class: 'button',
    onclick: () => press(go, words.calling, say, async () => {
      called(await send('POST', `/counters/${floor.counterId}/calls`,
        { ticket: node.ticket.id, why: why.value }));
    }) }, el('span', {}, words.callThis));
  why.addEventListener('change', () => { go.hidden = !why.value; });
  go.hidden = true;
  const node = row(why, go);
  return node;
}
