// One number in the list, and what may be done with it there.
import { el, fill } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { clock } from '../shared/time.js';
import { send } from './api.js';
import { counter, floor, minutesSince, refresh, serviceOf, zone } from './floor.js';
import { press } from './press.js';
import { words } from './words.js';

export function row(...parts) {
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

/** "12 mnt · Klaim JHT" of one who waits, "dipanggil 09.12 → Loket 2" of one who was called, "ditunda 09.20" of one held. */
function aboutWords(ticket) {
  if (ticket.state === 'WAITING') {
    return `${words.minutes(minutesSince(ticket.arrivedAt))} · ${serviceOf(ticket.service).name}`;
  }
  const at = counter(ticket.counter);
  return [words.states[ticket.state], ticket.since && clock(ticket.since, zone()),
    at && `→\u00a0${at.name.replace(/ /g, '\u00a0')}`].filter(Boolean).join(' ');
}

export function awayRow(say, done) {
  const back = el('button', { type: 'button', class: 'button',
    onclick: () => press(back, words.working, say, async () => {
      await send('POST', `/tickets/${node.ticket.id}/return`);
      await Promise.all([done(), refresh()]);
    }) }, el('span', {}, words.giveBack));
  const node = row(back);
  return node;
}

/** Calling out of order needs a reason from the list before there is a button to press. */
export function waitingRow(say, called) {
  const why = el('select', { 'aria-label': words.reason },
    el('option', { value: '' }, words.callBecause),
    ...words.callReasons.map((reason) => el('option', { value: reason }, reason)));
  const go = el('button', { type: 'button', class: 'button',
    onclick: () => press(go, words.calling, say, async () => {
      if (!counter()) throw new Error(words.pickCounter);
      called(await send('POST', `/counters/${floor.counterId}/calls`,
        { ticket: node.ticket.id, why: why.value }));
    }) }, el('span', {}, words.callThis));
  const ask = el('button', { type: 'button', class: 'button row-ask', onclick: () => {
    ask.hidden = true;
    why.hidden = false;
    why.focus();
  } }, el('span', {}, words.callOutOfOrder));
  why.addEventListener('change', () => { go.hidden = !why.value; });
  go.hidden = true;
  why.hidden = true;
  const node = row(ask, why, go);
  return node;
}
