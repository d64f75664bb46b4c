// All numbers that wait, are held or were absent: to bring one back, or to call one out of order.
import { el, fill, keyed } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { send } from './api.js';
import { floor, minutesSince, refresh, tickets } from './floor.js';
import { press } from './press.js';
import { words } from './words.js';

const STATES = ['WAITING', 'HELD', 'ABSENT'];

export function listView(say, takeCall) {
  let state = 'HELD';
  const rows = el('ul', { class: 'rows' });
  const empty = el('p', {}, words.listEmpty);
  const kinds = STATES.map((one) => el('button', { type: 'button', class: 'button',
    onclick: () => { state = one; load(); } }, el('span', {}, words.lists[one])));
  const node = el('details', { class: 'list', ontoggle: () => node.open && load().then(() => node.scrollIntoView()) },
    el('summary', {}, words.otherLists),
    el('div', { class: 'kinds' }, ...kinds), rows, empty);

  async function load() {
    kinds.forEach((kind, place) => kind.setAttribute('aria-pressed', String(STATES[place] === state)));
    try {
      const found = await tickets(state);
      empty.hidden = found.length > 0;
      keyed(rows, found, (ticket) => `${ticket.id} ${ticket.state}`, (ticket) => (
        ticket.state === 'WAITING' ? waitingRow(say, called) : awayRow(say, load)));
    } catch (error) {
      say(error.message);
    }
  }

  function called(answer) {
    takeCall(answer);
    node.open = false;
  }
  return node;
}

function row(...parts) {
  const name = el('span', { class: 'row-name' });
  const node = el('li', { class: 'row' }, name, ...parts);
  node.update = (ticket) => {
    if (node.ticket && node.ticket.number === ticket.number) return;
    node.ticket = ticket;
    fill(name, badge(ticket), ` ${ticket.number} `,
      el('small', {}, words.minutes(minutesSince(ticket.arrivedAt))));
  };
  return node;
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
