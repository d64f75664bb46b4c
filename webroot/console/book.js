// The walk-in numbers are used up, or the booking is of another day or office: a sure place, booked
// here, so that nobody leaves with nothing.
import { el } from '../shared/dom.js';
import { dayWords } from '../shared/time.js';
import { get, send } from './api.js';
import { hideCover, sheetButton, showCover } from './cover.js';
import { besideFields, mark } from './fields.js';
import { floor } from './floor.js';
import { offerFree } from './free.js';
import { languageButton } from './language.js';
import { printBookingButton } from './paper.js';
import { notice, press, reworded } from './press.js';
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
      const row = sheetButton(service.name, () => press(row, words.working, say, async () => {
        const slots = await get(`/branches/${encodeURIComponent(floor.branch)}/slots?lane=ONLINE`);
        offer(service.name, slots.filter((slot) => slot.bookable), service, {});
      }));
      return el('li', {}, row);
    })), line,
  ], [sheetButton(words.back, () => hideCover())]);
}

/** For a booking of another time or office: `who` shows it, and the first places here are offered. */
export async function moveHere(who, answer, full) {
  const { verdict, movable } = answer;
  const slots = await get(`/branches/${encodeURIComponent(floor.branch)}/slots?lane=${movable}`);
  const [line, say] = notice();
  const to = (slot) => async () => {
    const { token, nik, phone } = who;
    const shown = token ? { token } : { nik, phone };
    try {
      const moved = await send('POST', `/branches/${encodeURIComponent(floor.branch)}/moves`,
        { ...shown, slot: slot.id });
      booked(moved, slot, words.moved, moved.language);
      return false;
    } catch (error) {
      if (error.code !== 'slot_full') throw error;
      bad();
      return moveHere(who, answer, { id: slot.id, error }); // others may still be free
    }
  };
  list(full ? full.error.message : words.moveHere[verdict], words.moveHint,
    slots.filter((slot) => slot.bookable && !(full && full.id === slot.id)),
    (slot, row) => press(row, words.moving, say, to(slot)), line);
  return true;
}

/** Staff book at their own office; places of others are told, so that nobody goes there in vain. */
function offer(head, slots, service, typed) {
  const isHere = (slot) => !slot.branch || slot.branch === floor.branch;
  const near = slots.filter((slot) => !isHere(slot));
  list(head, words.quotaHint, slots.filter(isHere), (slot) => askPerson(slot, service, typed),
    near.length > 0 && el('div', { class: 'cover-near' }, el('h3', {}, words.nearHead),
      el('ul', {}, ...near.map((slot) => el('li', {}, el('b', {}, placeOf(slot)), ' ', whenOf(slot))))));
}

function placeOf({ branchName, kilometres }) {
  return kilometres > 0 ? words.away(branchName, kilometres) : branchName;
}

function list(head, hint, slots, choose, ...below) {
  const shown = slots.slice(0, SHOWN);
  showCover('wait', [
    el('h2', { id: 'cover-title' }, head),
    el('p', { class: 'cover-next' }, shown.length > 0 ? hint : words.quotaNone),
    el('ul', { class: 'cover-list' }, ...shown.map((slot) => el('li', {},
      sheetButton([el('b', {}, whenOf(slot)), el('small', {}, words.places(slot.remaining))],
        (event) => choose(slot, event.currentTarget))))),
    ...below,
  ], [sheetButton(words.back, () => hideCover())]);
}

function askPerson(slot, service, typed) {
  const [line, say] = notice();
  const nik = input('nik', { inputmode: 'numeric' });
  const language = languageButton();
  const fields = [
    field(words.nik, words.nikHint, nik),
    ...cardsOf(service),
    field(words.name, words.nameHint, input('name', { autocapitalize: 'words' })),
    field(words.phone, words.smsHint, input('phone', { type: 'tel', inputmode: 'tel' })),
  ];
  const book = el('button', { class: 'button', form: 'person' }, el('span', {}, words.book));
  const form = el('form', { id: 'person', class: 'person', novalidate: true, autocomplete: 'off',
    onsubmit: (event) => {
      event.preventDefault();
      mark(form, {});
      press(book, words.booking, say, () => submit(false));
    } }, ...fields, language);
  const controls = [...form.querySelectorAll('input')];
  controls.forEach((one) => { one.value = typed[one.name] || ''; });
  language.choose(typed.language);

  async function submit(freed) {
    const values = Object.fromEntries(controls.map((one) => [one.name, one.value]));
    try {
      booked(await send('POST', '/bookings', wish(values)), slot, words.booked, language.chosen());
      return false;
    } catch (error) {
      if (error.code === 'slot_full') {
        return offerPlaces(error, service, { ...values, language: language.chosen() });
      }
      if (error.code !== 'cannot_book' || freed) throw besideFields(form, error);
      if (floor.user.role === 'GUARD') throw reworded(error, words.askOfficer);
      return offerFree(values.nik, show, () => submit(true));
    }
  }

  /** Who comes for a card has none yet; an heir names that of the deceased. */
  function wish(values) {
    const body = { nik: values.nik, name: values.name, phone: values.phone, service: service.code,
      slot: slot.id, language: language.chosen() };
    if ('kpj[0]' in values) body.kpj = [values['kpj[0]']];
    if (service.heir) {
      body.onBehalfOf = { nik: values['onBehalfOf.nik'], kpj: values['onBehalfOf.kpj'] };
    }
    return body;
  }

  function show() {
    showCover('plain', [
      el('h2', { id: 'cover-title' }, whenOf(slot)), el('p', {}, service.name), form, line,
    ], [sheetButton(words.back, () => hideCover()), book]);
    nik.focus();
  }

  show();
}

/** Named as the API names them, so that its sentences find their fields. Old cards carry letters. */
function cardsOf(service) {
  const card = (name, label) => field(label, words.kpjHint, input(name, { autocapitalize: 'characters' }));
  if (service.heir) {
    return [field(words.deceasedNik, words.nikHint, input('onBehalfOf.nik', { inputmode: 'numeric' })),
      card('onBehalfOf.kpj', words.deceasedKpj)];
  }
  return service.asksKpj === false ? [] : [card('kpj[0]', words.kpj)];
}

function booked(booking, slot, head, language) {
  const done = sheetButton(words.done, () => hideCover());
  done.dataset.key = 'Escape';
  showCover('ok', [
    el('h2', { id: 'cover-title' }, head),
    el('p', { class: 'cover-number is-big' }, ...numberWithLane(booking.number)),
    el('p', { class: 'cover-next' }, whenOf(slot)),
    el('p', {}, words.smsOnItsWay),
    head === words.moved && el('p', { class: 'cover-next' }, words.notYetIn),
  ], [printBookingButton(booking, slot, language), done]);
}

function whenOf(slot) {
  return words.slot(dayWords(slot.date), dots(slot.start), dots(slot.end));
}

function dots(time) {
  return time.replace(':', '.');
}

function input(name, attributes) {
  return el('input', { name, type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
}

function field(label, hint, control) {
  return el('label', { class: 'field' }, el('span', {}, label), el('small', {}, hint), control);
}
