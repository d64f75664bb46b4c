// The ticket at the chosen counter and what else may be done with it now; the next step is the large
// button's.
import { el, fill, text } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { clock } from '../shared/time.js';
import { counter, floor, minutesBetween, minutesSince, someoneWaits, zone } from './floor.js';
import { papersView } from './papers.js';
import { personView } from './person.js';
import { armed, press } from './press.js';
import { step, undone } from './steps.js';
import { transferForm } from './transfer.js';
import { undoButton } from './undo.js';
import { words } from './words.js';

const RECALLS = 3;

export function cardView(say) {
  const number = el('h2', { class: 'card-number' });
  const when = el('p', { class: 'card-when' });
  const reason = reasonView(when);
  const about = papersView();
  const empty = el('p', { class: 'card-empty' });
  const person = personView(say);
  const undo = undoButton(say, undone);
  const buttons = actionButtons(say, () => move.toggle());
  const move = transferForm(say);
  const actions = el('div', { class: 'actions' }, ...Object.values(buttons));
  const told = el('p', { class: 'unseen', role: 'status' });
  // It scrolls where the papers are many, so keys must reach it.
  const node = el('article', { class: 'card', tabindex: '0' },
    number, reason, person, about, empty, actions, move, told);
  node.undo = undo; // its seconds run, so it has a place of its own that is always on the screen

  node.update = () => {
    const card = floor.cards[floor.counterId];
    const back = card || floor.moved[floor.counterId];
    empty.hidden = Boolean(card);
    text(empty, whyEmpty());
    [number, reason, about].forEach((part) => { part.hidden = !card; });
    Object.entries(buttons).forEach(([name, button]) => {
      button.hidden = !card || !allowed(card.ticket).includes(name);
    });
    if (buttons.transfer.hidden) move.hidden = true;
    person.hidden = !card || floor.user.role === 'GUARD' || card.ticket.state !== 'SERVING';
    undo.offer(back && back.ticket, back && back.undoUntil, back && back.step);
    if (!card) return;
    const { ticket } = card;
    person.of(ticket);
    reason.of(ticket);
    about.of(ticket);
    const key = `${ticket.number} ${ticket.state} ${ticket.recalls} ${counter().name}`;
    if (number.shows !== key) {
      number.shows = key;
      buttons.absent.disarm();
      fill(number, badge(ticket), ` ${ticket.number}`,
        el('span', { class: 'card-counter' }, ` → ${counter().name}`));
    }
    text(when, whenWords(ticket));
    text(told, [ticket.number, counter().name, words.states[ticket.state]].join(', '));
    text(buttons.recall.lastChild, words.recalls(ticket.recalls, RECALLS));
    buttons.absent.classList.toggle('is-due', ticket.recalls >= RECALLS);
  };
  return node;
}

/** Since when, how long they had waited, and for whoever wonders about the order the rule behind it. */
function reasonView(when) {
  const waited = el('p', { class: 'card-waited' });
  const rule = el('p', {});
  const why = el('details', { class: 'why' }, el('summary', {}, words.whyNow), rule);
  const node = el('div', { class: 'card-reason' }, el('div', {}, when, waited), why);
  node.of = (ticket) => {
    const { calledAt, arrivedAt } = ticket;
    text(waited, calledAt ? words.waited(minutesBetween(arrivedAt, calledAt)) : '');
    text(rule, (ticket.explanation || ticket.reason || '').replace(/-/g, '\u2011')); // "e-Klaim" whole
    why.hidden = !rule.textContent;
    if (node.shows !== ticket.id) why.open = false;
    node.shows = ticket.id;
  };
  return node;
}

function whenWords(ticket) {
  const { state, calledAt, servingAt } = ticket;
  const at = state === 'SERVING' ? servingAt || calledAt : calledAt;
  return words.when[state] ? words.when[state](at && clock(at, zone()), at ? minutesSince(at) : 0)
    : words.states[state] || '';
}

function allowed(ticket) {
  const may = floor.user.role === 'GUARD' ? [] : ['transfer'];
  if (ticket.state === 'CALLED') return ['recall', 'absent', 'hold', ...may];
  if (ticket.state === 'SERVING') {
    // Where nobody can be called next, the large button says no more than that.
    const only = counter().open && someoneWaits() ? ['complete'] : [];
    return [...only, 'hold', ...may];
  }
  return ['HELD', 'ABSENT'].includes(ticket.state) ? ['giveBack'] : [];
}

function actionButtons(say, toggleTransfer) {
  const act = (name) => (button) => press(button, words.working, say, () => step(name));
  const absent = act('absence');
  const buttons = {
    recall: button(words.recall, 'U', act('recalls')),
    complete: button(words.complete, 'S', act('completion')),
    absent: button(words.absent, 'X', (self) => {
      const card = floor.cards[floor.counterId];
      if (card.ticket.recalls >= RECALLS) absent(self);
      else sure.press();
    }),
    hold: button(words.hold, 'T', act('hold')),
    transfer: button(words.transfer, 'L', toggleTransfer),
    giveBack: button(words.giveBack, '', act('return')),
  };
  buttons.recall.append(el('small', {}));
  const sure = armed((isArmed) => {
    text(buttons.absent.firstChild, isArmed ? words.sure(words.absent) : words.absent);
    buttons.absent.classList.toggle('is-armed', isArmed);
  }, () => absent(buttons.absent));
  buttons.absent.disarm = sure.disarm;
  return buttons;
}

function button(word, key, onPress) {
  const node = el('button', { type: 'button', class: 'button', 'data-key': key || null,
    onclick: () => onPress(node) }, el('span', {}, word));
  return node;
}

function whyEmpty() {
  if (!floor.known) return words.loading;
  if (counter()) return words.noCall;
  return floor.counters.length > 0 ? words.pickCounter : words.noCounter;
}
