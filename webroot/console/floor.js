// What the console knows about its branch: the board's stream, counters, tickets, the last calls.
import { Live } from '../shared/live.js';
import { get, link } from './api.js';

const OUT_OF_TOUCH = 15000;
const listeners = new Set();
let asked = null;

export const floor = {
  user: null,
  branch: '',
  tab: 'call',
  about: { services: [], name: '' },
  board: null,
  live: null,
  counters: [],
  counterId: '',
  known: false, // who is at which counter
  lane: '',
  waiting: [],
  cards: {}, // by counter: the ticket there, and till when its last step can be taken back
  moved: {}, // by counter: whom it sent elsewhere just now
};

export function onChange(listener) {
  listeners.add(listener);
}

export function changed() {
  listeners.forEach((listener) => listener());
}

export async function enter(user, branch) {
  Object.assign(floor, { user, branch });
  floor.live = new Live(branch, {
    board: (board) => {
      floor.board = board;
      changed();
      refreshSoon();
    },
    missing: () => {},
  });
  floor.live.start();
  const [about] = await Promise.all([get(`/branches/${encodeURIComponent(branch)}`), askCounters()]);
  floor.about = about;
  await refresh().catch(refreshSoon); // who is at which counter; a link lost here is told like any other
  floor.known = true;
  chooseCounter((lastCounter() || freeCounter() || {}).id);
  setInterval(() => askCounters().catch(() => null), 60000);
}

/** Also closing and whose they are changes with each call of a colleague. */
function countersNow() {
  return get(`/branches/${encodeURIComponent(floor.branch)}/counters`);
}

export async function askCounters() {
  floor.counters = await countersNow();
  changed();
}

/** The counter of this device stays whose it was last, by name: after the guard comes an officer. */
const lastKey = () => `counter ${floor.branch} ${floor.user.username}`;

function lastCounter() {
  const last = counter(localStorage.getItem(lastKey()));
  return last && !colleagueAt(last.id) ? last : null;
}

/** Who else calls at that counter, and since when; null where nobody does. */
export function colleagueAt(id) {
  const { user } = counter(id) || {};
  return user && user.username !== floor.user.username ? user : null;
}

/** Not where a colleague serves, for the large button finishes whoever is there; none: they choose. */
function freeCounter() {
  const free = floor.counters.filter(({ id }) => !floor.cards[id] && !colleagueAt(id));
  return free.filter((one) => one.open)[0] || free[0];
}

export function chooseCounter(id) {
  floor.counterId = counter(id) ? id : '';
  if (floor.counterId) localStorage.setItem(lastKey(), id);
  changed();
}

export function counter(id = floor.counterId) {
  return floor.counters.filter((one) => one.id === id)[0];
}

export function serviceOf(code) {
  return floor.about.services.filter((service) => service.code === code)[0]
    || { name: code, checklist: [], reasons: [] };
}

export function isAtCounter(ticket) {
  return ticket.state === 'CALLED' || ticket.state === 'SERVING';
}

/** Whether a call would find somebody: in the chosen lane, or in any. */
export function someoneWaits() {
  return (floor.board ? floor.board.lanes : [])
    .some(({ lane, waiting }) => waiting > 0 && (!floor.lane || floor.lane === lane));
}

export function inTouch() {
  return floor.live.silence() < OUT_OF_TOUCH
    && link.failedAt < performance.now() - floor.live.silence();
}

export function now() {
  return floor.live && floor.live.now() !== null ? floor.live.now() : Date.now();
}

export function zone() {
  return (floor.board || floor.about).timeZone;
}

export function minutesSince(instant) {
  return Math.max(0, Math.floor((now() - new Date(instant).getTime()) / 60000));
}

export function minutesBetween(from, to) {
  return Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / 60000));
}

/** Boards may follow each other quickly; the lists are asked for once. */
function refreshSoon() {
  asked = asked || setTimeout(() => {
    asked = null;
    refresh().catch(() => null);
  }, 400);
}

export function tickets(state) {
  return get(`/branches/${encodeURIComponent(floor.branch)}/tickets?state=${state}`);
}

/** Those of today whose number looks like that, in whatever state. */
export function find(number) {
  return get(`/branches/${encodeURIComponent(floor.branch)}/tickets?number=${encodeURIComponent(number)}`);
}

/** Where a number is booked that is not in line today: on another day, or near by. */
export function findBooked(number) {
  return get(`/branches/${encodeURIComponent(floor.branch)}/numbers?number=${encodeURIComponent(number)}`);
}

export async function refresh() {
  const began = performance.now();
  const [waiting, called, serving, counters] = await Promise.all(
    [...['WAITING', 'CALLED', 'SERVING'].map(tickets), countersNow()]);
  if (link.wroteAt > began) return refreshSoon();
  floor.counters = counters;
  floor.waiting = waiting.sort((one, other) => one.callsAhead - other.callsAhead);
  floor.counters.forEach((one) => {
    const mine = called.concat(serving).filter((ticket) => ticket.counter === one.id);
    noteActive(one.id, mine[0]);
  });
  return changed();
}

/** A colleague may have called, finished or moved the ticket of a counter meanwhile. */
function noteActive(counterId, ticket) {
  const card = floor.cards[counterId];
  if (ticket && card && card.ticket.id === ticket.id) card.ticket = ticket;
  else if (ticket) floor.cards[counterId] = { ticket };
  else if (card && isAtCounter(card.ticket)) delete floor.cards[counterId];
}
