// The walk-in numbers are used up, or the booking is of another day or office: a sure place, booked
// here, so that nobody leaves with nothing.
import { el } from '../shared/dom.js';
import { dayWords, zoneName } from '../shared/time.js';
import { get, send } from './api.js';
import { hideCover, showCover } from './cover.js';
import { floor, zone } from './floor.js';
import { offerFree } from './free.js';
import { printBookingButton } from './paper.js';
import { notice, press } from './press.js';
import { bad } from './signals.js';
import { numberWithLane } from './verdict.js';
import { words } from './words.js';

const SHOWN = 3;

/** `error` is the refusal, its slots are the way on. True: the sheet gives its own signal. */
export function offerPlaces(error, service, typed = {}) {
  offer(error.message || words.quotaHead, error.problem.alternatives || [], service, typed);
  bad();
  return true;
}

/** For somebody whose booking is no more: which service, then the first places of this office. */
export function bookAnew() {
  const [line, say] = notice();
  const services = floor.about.services.filter((service) => service.lanes.includes('ONLINE'));
  showCover('plain', [
    el('h2', { id: 'cover-title' }, words.pickServiceFirst),
    el('ul', { class: 'cover-list' }, ...services.map((service) => {
      const row = button(service.name, () => press(row, words.working, say, async () => {
        const slots = await get(`/branches/${encodeURIComponent(floor.branch)}/slots?lane=ONLINE`);
        offer(service.name, slots.filter((slot) => slot.bookable), service, {});
      }));
      return el('li', {}, row);
    })), line,
  ], [button(words.back, () => hideCover())]);
}

/** For a booking of another time or office: `who` shows it, and the first places here are offered. */
export async function moveHere(who, { verdict, movable }) {
  const slots = await get(`/branches/${encodeURIComponent(floor.branch)}/slots?lane=${movable}`);
  const [line, say] = notice();
  const to = (slot) => async () => {
    const { token, nik, phone } = who;
    const shown = token ? { token } : { nik, phone };
    const moved = await send('POST', `/branches/${encodeURIComponent(floor.branch)}/moves`,
      { ...shown, slot: slot.id });
    booked(moved, slot, words.moved);
  };
  list(words.moveHere[verdict], words.moveHint, slots.filter((slot) => slot.bookable),
    (slot, row) => press(row, words.moving, say, to(slot)), line);
  return true;
}

function offer(head, slots, service, typed) {
  list(head, words.quotaHint, slots, (slot) => askPerson(slot, service, typed));
}

function list(head, hint, slots, choose, line) {
  const shown = slots.slice(0, SHOWN);
  showCover('wait', [
    el('h2', { id: 'cover-title' }, head),
    el('p', { class: 'cover-next' }, shown.length > 0 ? hint : words.quotaNone),
    el('ul', { class: 'cover-list' }, ...shown.map((slot) => el('li', {},
      button([el('b', {}, whenOf(slot)),
        el('small', {}, [slot.branchName, words.places(slot.remaining)].filter(Boolean).join(', '))],
      (event) => choose(slot, event.currentTarget))))),
    line,
  ], [button(words.back, () => hideCover())]);
}

function askPerson(slot, service, typed) {
  const [line, say] = notice();
  const name = input('name', { autocapitalize: 'words' });
  const nik = input('nik', { inputmode: 'numeric' });
  const kpj = input('kpj', { inputmode: 'numeric' });
  const phone = input('phone', { type: 'tel', inputmode: 'tel' });
  const book = el('button', { class: 'button', form: 'person' }, el('span', {}, words.book));
  const form = el('form', { id: 'person', class: 'person', novalidate: true, autocomplete: 'off',
    onsubmit: (event) => {
      event.preventDefault();
      press(book, words.booking, say, () => submit(false));
    } },
  field(words.nik, words.nikHint, nik), field(words.kpj, words.kpjHint, kpj),
  field(words.name, words.nameHint, name), field(words.phone, words.smsHint, phone));
  [name, nik, kpj, phone].forEach((one) => { one.value = typed[one.name] || ''; });

  async function submit(freed) {
    const person = { nik: nik.value, kpj: [kpj.value], name: name.value, phone: phone.value };
    try {
      booked(await send('POST', '/bookings', { ...person, service: service.code, slot: slot.id }), slot);
      return false;
    } catch (error) {
      if (error.code === 'slot_full') {
        return offerPlaces(error, service, { ...person, kpj: kpj.value });
      }
      if (error.code !== 'cannot_book' || freed) throw error;
      if (floor.user.role === 'GUARD') throw new Error(words.askOfficer);
      return offerFree(person.nik, show, () => submit(true));
    }
  }

  function show() {
    showCover('plain', [
      el('h2', { id: 'cover-title' }, whenOf(slot)), el('p', {}, service.name), form, line,
    ], [button(words.back, () => hideCover()), book]);
    nik.focus();
  }

  show();
}

function booked(booking, slot, head = words.booked) {
  const done = button(words.done, () => hideCover());
  done.dataset.key = 'Escape';
  showCover('ok', [
    el('h2', { id: 'cover-title' }, head),
    el('p', { class: 'cover-number is-big' }, ...numberWithLane(booking.number)),
    el('p', { class: 'cover-next' }, whenOf(slot)),
    slot.branchName && el('p', {}, slot.branchName),
    el('p', {}, words.smsOnItsWay),
    head === words.moved && el('p', { class: 'cover-next' }, words.notYetIn),
  ], [printBookingButton(booking, `${whenOf(slot)} ${zoneName(slot.timeZone || zone())}`,
    slot.branchName || floor.about.name), done]);
}

function whenOf(slot) {
  return words.slot(dayWords(slot.date), dots(slot.start), dots(slot.end));
}

function dots(time) {
  return time.replace(':', '.');
}

function button(content, act) {
  return el('button', { type: 'button', class: 'button', onclick: act },
    el('span', {}, ...[].concat(content)));
}

function input(name, attributes) {
  return el('input', { name, type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
}

function field(label, hint, control) {
  return el('label', { class: 'field' }, el('span', {}, label), el('small', {}, hint), control);
}
