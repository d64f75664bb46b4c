// Tab "Nomor baru": one tap on a service gives a person without a booking a number.
import { el, keyed } from '../shared/dom.js';
import { clock, dayWords } from '../shared/time.js';
import { send } from './api.js';
import { floor, zone } from './floor.js';
import { notice, press } from './press.js';
import { UNDO, undoButton } from './undo.js';
import { closeSoon, hideCover, numberWithLane, showCover } from './verdict.js';
import { words } from './words.js';

export function issueView() {
  const [line, say] = notice();
  const undo = undoButton(say, () => { undo.hidden = true; });
  const priority = toggle(words.priority, words.priorityHint, () => eklaim.set(false));
  const eklaim = toggle(words.eklaim, words.eklaimHint, () => priority.set(false));
  const claim = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  const approved = el('input', { type: 'date' });
  const fields = el('div', { class: 'claim' },
    el('label', { class: 'field' }, el('span', {}, words.claim), claim),
    el('label', { class: 'field' }, el('span', {}, words.approved), approved));
  eklaim.changed = () => { fields.hidden = !eklaim.isOn(); };
  const services = el('ul', { class: 'services' });
  const node = el('section', { class: 'issue-view' },
    el('div', { class: 'toggles' }, priority, eklaim), fields, line, undo,
    el('h2', {}, words.pickService), services);
  eklaim.changed();

  async function issue(service) {
    const body = { service: service.code, lane: 'WALK_IN' };
    if (priority.isOn()) body.lane = 'PRIORITY';
    if (eklaim.isOn()) {
      if (!claim.value.trim() || !approved.value) {
        say(claim.value.trim() ? words.approvedEmpty : words.claimEmpty);
        (claim.value.trim() ? approved : claim).focus();
        return;
      }
      body.lane = 'E_KLAIM';
      body.claim = { reference: claim.value.trim(), approvedOn: approved.value };
    }
    try {
      issued(await send('POST', `/branches/${encodeURIComponent(floor.branch)}/tickets`, body));
    } catch (error) {
      if (error.code !== 'quota_spent') throw error;
      offerAlternatives(error);
    }
  }

  function issued(ticket) {
    [priority, eklaim].forEach((one) => one.set(false));
    claim.value = '';
    approved.value = '';
    undo.offer(ticket, performance.now() + UNDO.number);
    const ok = el('button', { type: 'button', class: 'button', onclick: () => hideCover() },
      el('span', {}, words.done));
    const window = ticket.expectedFrom && ticket.expectedTo
      && words.expected(clock(ticket.expectedFrom, zone()), clock(ticket.expectedTo, zone()));
    showCover('ok', [
      el('h2', { id: 'cover-title' }, words.issued),
      el('p', { class: 'cover-number is-big' }, ...numberWithLane(ticket.number)),
      ticket.ahead != null && el('p', { class: 'cover-next' }, words.ahead(ticket.ahead)),
      window && el('p', {}, window),
    ], [ok]);
    closeSoon(ok, () => hideCover(), 8);
  }

  node.update = () => keyed(services, floor.about.services, (service) => service.code, (service) => {
    const button = el('button', { type: 'button', class: 'button service',
      onclick: () => press(button, words.issuing, say, () => issue(service)) },
    el('span', {}, service.name));
    const row = el('li', {}, button);
    row.update = () => {};
    return row;
  });
  return node;
}

/** Nobody leaves without a place: what is free next is shown at once. */
function offerAlternatives(error) {
  const slots = error.problem.alternatives || [];
  const ok = el('button', { type: 'button', class: 'button', onclick: () => hideCover() },
    el('span', {}, words.back));
  showCover('wait', [
    el('h2', { id: 'cover-title' }, error.message || words.quotaHead),
    el('p', { class: 'cover-next' }, slots.length > 0 ? words.quotaHint : words.quotaNone),
    el('ul', { class: 'cover-list' }, ...slots.slice(0, 3).map((slot) => el('li', {},
      el('b', {}, words.slot(dayWords(slot.date), dots(slot.start), dots(slot.end))),
      ` ${[slot.branchName, words.places(slot.remaining)].filter(Boolean).join(', ')}`))),
  ], [ok]);
}

function dots(time) {
  return time.replace(':', '.');
}

function toggle(word, hint, turnedOn) {
  const node = el('button', { type: 'button', class: 'button toggle', 'aria-pressed': 'false',
    onclick: () => {
      node.set(!node.isOn());
      if (node.isOn()) turnedOn();
    } }, el('span', {}, word), el('small', {}, hint));
  node.isOn = () => node.getAttribute('aria-pressed') === 'true';
  node.changed = () => {};
  node.set = (on) => {
    node.setAttribute('aria-pressed', String(on));
    node.changed();
  };
  return node;
}
