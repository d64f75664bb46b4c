// The ticket at the chosen counter and what may be done with it now.
import { el, fill, text } from '../shared/dom.js';
import { badge } from '../shared/lanes.js';
import { clock } from '../shared/time.js';
import { send } from './api.js';
import { changed, counter, floor, minutesSince, serviceOf, zone } from './floor.js';
import { personView } from './person.js';
import { armed, press } from './press.js';
import { transferForm } from './transfer.js';
import { UNDO, undoButton } from './undo.js';
import { words } from './words.js';

const RECALLS = 3;

export function cardView(say) {
  const number = el('h2', { class: 'card-number' });
  const when = el('p', { class: 'card-when' });
  const reason = el('p', { class: 'card-reason' });
  // It scrolls where the papers are many, so keys must reach it.
  const about = el('div', { class: 'card-about', tabindex: '0', role: 'region',
    'aria-label': words.documents });
  const empty = el('p', { class: 'card-empty' });
  const person = personView(say);
  const undo = undoButton(say, undone);
  const buttons = actionButtons(say, () => move.toggle());
  const move = transferForm(say, changed);
  const actions = el('div', { class: 'actions' }, ...Object.values(buttons), undo);
  const told = el('p', { class: 'unseen', role: 'status' });
  const node = el('article', { class: 'card' },
    number, when, reason, person, about, empty, actions, move, told);

  node.update = () => {
    const card = floor.cards[floor.counterId];
    empty.hidden = Boolean(card);
    text(empty, counter() ? words.noCall : words.noCounter);
    [number, when, reason, about].forEach((part) => { part.hidden = !card; });
    Object.entries(buttons).forEach(([name, button]) => {
      button.hidden = !card || !allowed(card.ticket).includes(name);
    });
    if (buttons.transfer.hidden) move.hidden = true;
    person.hidden = !card || floor.user.role === 'GUARD' || card.ticket.state !== 'SERVING';
    undo.offer(card && card.ticket, card && card.undoUntil);
    if (!card) return;
    const { ticket } = card;
    person.of(ticket);
    const key = `${ticket.number} ${ticket.state} ${ticket.recalls} ${counter().name}`;
    if (number.shows !== key) {
      number.shows = key;
      buttons.absent.disarm();
      fill(number, badge(ticket), ` ${ticket.number}`,
        el('span', { class: 'card-counter' }, ` → ${counter().name}`));
    }
    text(when, whenWords(ticket));
    text(reason, card.reason || '');
    text(told, [ticket.number, counter().name, words.states[ticket.state]].join(', '));
    text(buttons.recall.lastChild, words.recalls(ticket.recalls, RECALLS));
    buttons.absent.classList.toggle('is-due', ticket.recalls >= RECALLS);
    aboutService(about, ticket);
  };
  return node;
}

function whenWords(ticket) {
  const state = words.states[ticket.state] || '';
  if (!ticket.calledAt) return state;
  return words.since(clock(ticket.calledAt, zone()), minutesSince(ticket.calledAt), state);
}

function allowed(ticket) {
  const may = floor.user.role === 'GUARD' ? [] : ['transfer'];
  if (ticket.state === 'CALLED') return ['recall', 'serve', 'absent', 'hold', ...may];
  if (ticket.state === 'SERVING') return ['complete', 'hold', ...may];
  return ['HELD', 'ABSENT'].includes(ticket.state) ? ['giveBack'] : [];
}

function actionButtons(say, toggleTransfer) {
  const act = (step, after) => (button) => press(button, words.working, say, async () => {
    const { ticket } = floor.cards[floor.counterId];
    took(await send('POST', `/tickets/${ticket.id}/${step}`), after);
  });
  const absent = act('absence', UNDO.absence);
  const buttons = {
    recall: button(words.recall, 'U', act('recalls')),
    serve: button(words.serve, 'M', act('service')),
    complete: button(words.complete, 'S', act('completion')),
    absent: button(words.absent, 'X', (self) => {
      const card = floor.cards[floor.counterId];
      if (card.ticket.recalls >= RECALLS) absent(self);
      else sure.press();
    }),
    hold: button(words.hold, 'T', act('hold')),
    transfer: button(words.transfer, 'P', toggleTransfer),
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

function took(ticket, undoFor) {
  const card = floor.cards[floor.counterId];
  floor.cards[floor.counterId] = { ...card, ticket,
    undoUntil: undoFor ? performance.now() + undoFor : 0 };
  changed();
}

/** Back to where it was; a call taken back leaves the counter free. */
function undone(ticket, before) {
  const at = Object.keys(floor.cards).filter((id) => floor.cards[id].ticket.id === before.id)[0];
  if (ticket.state === 'WAITING') delete floor.cards[at];
  else floor.cards[at] = { ...floor.cards[at], ticket, undoUntil: 0 };
  changed();
}

/** For the desk: what the person came for and which papers to look at. */
function aboutService(node, ticket) {
  const service = serviceOf(ticket.service);
  const key = `${ticket.id} ${service.name}`;
  if (node.shows === key) return;
  node.shows = key;
  fill(node, el('h3', {}, service.name),
    service.checklist.length > 0 && el('p', {}, words.documents),
    el('ul', {}, ...service.checklist.map(({ text: paper, form }) => (
      el('li', {}, [paper, words.forms[form]].filter(Boolean).join(', '))))));
}
