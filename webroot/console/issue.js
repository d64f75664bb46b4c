// Tab "Nomor baru": one tap on a service gives a person without a booking a number.
import { el, keyed } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { clock } from '../shared/time.js';
import { send } from './api.js';
import { offerPlaces } from './book.js';
import { closeSoon, hideCover, showCover } from './cover.js';
import { floor, zone } from './floor.js';
import { languageButton } from './language.js';
import { askOutsideHours } from './hours.js';
import { printButton } from './paper.js';
import { notice, press, READ, reworded } from './press.js';
import { askSame, askSecond } from './second.js';
import { UNDO, undoButton } from './undo.js';
import { numberWithLane } from './verdict.js';
import { words } from './words.js';

/** `checkIn(number)` goes to the other tab, for a visitor who turns out to have booked. */
export function issueView(checkIn) {
  const [line, say] = notice(READ);
  const undo = undoButton(say);
  const priority = toggle(words.priority, words.priorityHint, () => eklaim.set(false));
  const eklaim = toggle(words.eklaim, words.eklaimHint, () => priority.set(false));
  const claim = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  const approved = el('input', { type: 'date' });
  const fields = el('div', { class: 'claim' },
    el('label', { class: 'field' }, el('span', {}, words.claim), claim),
    el('label', { class: 'field' }, el('span', {}, words.approved), approved));
  eklaim.changed = () => { fields.hidden = !eklaim.isOn(); };
  const phone = el('input', { type: 'tel', inputmode: 'tel', autocomplete: 'off' });
  const language = languageButton();
  const services = el('ul', { class: 'services' });
  const scroll = el('div', { class: 'issue-scroll' },
    el('div', { class: 'toggles' }, priority, eklaim), fields,
    el('label', { class: 'field sms' }, el('span', {}, words.smsTo), phone),
    el('div', { class: 'pick-service' }, el('h2', {}, words.pickService), language), services);
  const node = el('section', { class: 'issue-view' }, scroll,
    // Below: what comes and goes must not move the services under a thumb.
    el('div', { class: 'dock' }, line, undo));
  eklaim.changed();
  fields.addEventListener('input', () => say('')); // what was missing is being typed

  /** What to send; null when something is missing, which was said. */
  function wish(service) {
    const body = { service: service.code, lane: 'WALK_IN', language: language.chosen() };
    if (priority.isOn()) body.lane = 'PRIORITY';
    if (!service.lanes.includes(body.lane) && service.lanes.includes('E_KLAIM')) {
      eklaim.set(true);
      priority.set(false);
    }
    if (eklaim.isOn()) {
      if (!claim.value.trim() || !approved.value) {
        say(claim.value.trim() ? words.approvedEmpty : words.claimEmpty);
        (claim.value.trim() ? approved : claim).focus();
        return null;
      }
      body.lane = 'E_KLAIM';
      body.claim = { reference: claim.value.trim(), approvedOn: approved.value };
    }
    if (phone.value.trim()) body.phone = phone.value.trim();
    return body;
  }

  async function issue(service, body) {
    if (!body) return false;
    try {
      issued(await send('POST', `/branches/${encodeURIComponent(floor.branch)}/tickets`, body));
      return false;
    } catch (error) {
      if (error.code === 'already_waiting') {
        return askSecond(error, {
          again: () => issue(service, { ...body, again: true }),
          kept: nextVisitor,
          checkIn,
        });
      }
      if (error.code === 'claim_in_line') {
        return askSame(error, (ticket) => issue(service, { ...body, replaces: ticket.id }));
      }
      if (error.code === 'outside_hours') {
        return askOutsideHours(error, () => issue(service, { ...body, outsideHours: true }));
      }
      if (error.code === 'pass_expired') {
        eklaim.set(false);
        throw reworded(error, `${error.message} ${words.walkInInstead}`);
      }
      if (error.code !== 'quota_spent') throw error;
      return offerPlaces(error, service);
    }
  }

  function nextVisitor() {
    [priority, eklaim].forEach((one) => one.set(false));
    [claim, approved, phone].forEach((one) => { one.value = ''; });
    language.choose('id');
    scroll.scrollTop = 0;
  }

  function issued(ticket) {
    nextVisitor();
    undo.offer(ticket, performance.now() + UNDO.number);
    const ok = el('button', { type: 'button', class: 'button', 'data-key': 'Escape',
      onclick: () => hideCover() }, el('span', {}, words.done));
    const window = ticket.expectedFrom && ticket.expectedTo
      && words.expected(clock(ticket.expectedFrom, zone()), clock(ticket.expectedTo, zone()));
    showCover('ok', [
      el('h2', { id: 'cover-title' }, words.issued),
      el('p', { class: 'cover-number is-big' }, ...numberWithLane(ticket.number)),
      ticket.ahead != null && el('p', { class: 'cover-next' }, words.ahead(ticket.ahead)),
      window && el('p', {}, window),
      ticket.sms === false && el('p', { class: 'cover-next' }, words.noSms),
    ], [printButton(ticket), ok]);
    closeSoon(ok, () => hideCover(), 8);
  }

  node.update = () => keyed(services, frequentFirst(floor.about.services), (one) => one.code, (service) => {
    const button = el('button', { type: 'button', class: 'button service',
      onclick: () => press(button, words.issuing, say, () => issue(service, wish(service))) },
    icon(service.icon), el('span', {}, service.name));
    const row = el('li', {}, button);
    row.update = () => {};
    return row;
  });
  return node;
}

/** The first stands over both columns. */
function frequentFirst(services) {
  return [...services].sort((one, other) => other.frequent - one.frequent);
}

function toggle(word, hint, turnedOn) {
  const node = el('button', { type: 'button', class: 'button toggle', 'aria-pressed': 'false',
    onclick: () => {
      node.set(!node.isOn());
      if (node.isOn()) turnedOn();
    } }, el('span', {}, ...word.split(/(e-Klaim)/).map(whole)), el('small', {}, hint));
  node.isOn = () => node.getAttribute('aria-pressed') === 'true';
  node.changed = () => {};
  node.set = (on) => {
    node.setAttribute('aria-pressed', String(on));
    node.changed();
  };
  return node;
}

/** No line ends inside its hyphen. */
function whole(part) {
  return part === 'e-Klaim' ? el('span', { class: 'whole' }, part) : part;
}
