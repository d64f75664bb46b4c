// Sends a ticket to another counter, lane or service; always with a reason, in place, no dialog.
import { el, fill } from '../shared/dom.js';
import { look } from '../shared/lanes.js';
import { send } from './api.js';
import { atCounter } from './counters.js';
import { hideCover, showCover } from './cover.js';
import { floor, refresh } from './floor.js';
import { printButton } from './paper.js';
import { notice, press, READ } from './press.js';
import { left, took } from './steps.js';
import { numberWithLane } from './verdict.js';
import { words } from './words.js';

export function transferForm(say) {
  const [line, refuse] = notice(READ); // here, where it is put right
  const target = el('select', { required: true });
  const reason = el('select', { required: true });
  const go = el('button', { class: 'button primary' }, el('span', {}, words.transfer));
  const stop = el('button', { type: 'button', class: 'button', 'data-key': 'Escape',
    onclick: () => shut() }, el('span', {}, words.cancel));
  const node = el('form', { class: 'transfer', onsubmit: (event) => {
    event.preventDefault();
    say('');
    press(go, words.working, refuse, () => transfer(target.value, reason.value));
  } },
  el('label', { class: 'field' }, el('span', {}, words.transferTo), target),
  el('label', { class: 'field' }, el('span', {}, words.reason), reason), go, stop, line);
  node.hidden = true;

  /** The focus leaves with it: a hidden field would still swallow the next key. */
  function shut() {
    node.hidden = true;
    document.activeElement.blur();
  }

  async function transfer(where, why) {
    const at = floor.counterId;
    const { ticket } = floor.cards[at];
    const [kind, value] = where.split(/:(.*)/);
    const now = await send('POST', `/tickets/${ticket.id}/transfers`, { [kind]: value, reason: why });
    shut();
    if (kind === 'service') took(at, now, 'transfer');
    else left(at, ticket, now);
    if (now.number !== ticket.number) showNewNumber(ticket, now);
    else say(words.transferred(now.number, target.selectedOptions[0].label));
    await refresh();
  }

  node.toggle = () => {
    node.hidden = !node.hidden;
    refuse('');
    if (!node.hidden) offer(target, reason);
  };
  return node;
}

function offer(target, reason) {
  const { ticket } = floor.cards[floor.counterId];
  const counters = floor.counters.filter((one) => one.id !== floor.counterId && one.open);
  const lanes = floor.board.lanes.filter((lane) => lane.lane !== ticket.lane);
  const services = floor.about.services.filter((one) => one.code !== ticket.service);
  fill(target, option('', words.pick),
    ...counters.map((one) => counterOption(one)),
    ...lanes.map((lane) => option(`lane:${lane.lane}`, words.lane(look(lane.lane).name))),
    ...services.map((one) => option(`service:${one.code}`, one.name)));
  fill(reason, option('', words.pick), ...words.transferReasons.map((why) => option(why, why)));
  target.focus();
}

/** Where somebody is it would be refused. */
function counterOption({ id, name }) {
  const busy = Boolean(atCounter(id));
  return el('option', { value: `counter:${id}`, disabled: busy }, busy ? words.inUse(name) : name);
}

/** Their paper says a number that is called no more. */
function showNewNumber(old, now) {
  const ok = el('button', { type: 'button', class: 'button', 'data-key': 'Escape',
    onclick: () => hideCover() }, el('span', {}, words.done));
  showCover('ok', [
    el('h2', { id: 'cover-title' }, words.numberNow(old.number)),
    el('p', { class: 'cover-number is-big' }, ...numberWithLane(now.number)),
    now.ahead != null && el('p', { class: 'cover-next' }, words.ahead(now.ahead)),
    el('p', {}, words.oldNumber(old.number)),
  ], [printButton(now), ok]);
}

function option(value, label) {
  return el('option', { value }, label);
}
