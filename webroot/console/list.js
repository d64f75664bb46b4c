// All numbers that wait, are held or were absent: to find one, bring it back, or call it out of order.
import { el, fill, keyed } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { send } from './api.js';
import { floor, minutesSince, refresh, tickets } from './floor.js';
import { press } from './press.js';
import { words } from './words.js';

const STATES = ['WAITING', 'HELD', 'ABSENT'];

export function listView(say, takeCall) {
  let state = 'HELD';
  let asked = 0;
  const rows = el('ul', { class: 'rows' });
  const empty = el('p', {}, words.listEmpty);
  const kinds = STATES.map((one) => el('button', { type: 'button', class: 'button',
    onclick: () => {
      state = one;
      search.value = '';
      load();
    } }, el('span', {}, words.lists[one])));
  const search = el('input', { type: 'search', autocomplete: 'off', autocapitalize: 'characters',
    oninput: () => load() });
  const node = el('details', { class: 'list', ontoggle: () => node.open && load().then(() => node.scrollIntoView()) },
    el('summary', {}, words.otherLists),
    el('label', { class: 'field' }, el('span', {}, words.search), search),
    el('div', { class: 'kinds' }, ...kinds), rows, empty);

  async function load() {
    const wanted = bare(search.value);
    kinds.forEach((kind, place) => (
      kind.setAttribute('aria-pressed', String(!wanted && STATES[place] === state))));
    asked += 1;
    const mine = asked;
    try {
      const lists = await Promise.all((wanted ? STATES : [state]).map(tickets));
      if (mine !== asked) return;
      const found = [].concat(...lists).filter((ticket) => bare(ticket.number).includes(wanted));
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

  node.search = () => {
    node.open = true;
    search.value = '';
    search.focus();
  };
  return node;
}

/** "b31" finds B-031: signs and zeros between letter and number do not matter. */
function bare(number) {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^([A-Z]*)0+/, '$1');
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
