// Tab "Datang": a person with a booking says hello; by number, by code, or by NIK and phone.
import { el, keyed } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { look, shape } from '../shared/lanes.js';
import { send } from './api.js';
import { floor } from './floor.js';
import { notice, press } from './press.js';
import { UNDO, undoButton } from './undo.js';
import { showVerdict } from './verdict.js';
import { words } from './words.js';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

export function arriveView(goTo) {
  let way = 'number';
  const [line, say] = notice();
  const undo = undoButton(say, () => { undo.hidden = true; });
  const number = input({ inputmode: 'none', class: 'big', 'aria-label': words.number });
  const token = input({ autocapitalize: 'none' });
  const nik = input({ inputmode: 'numeric' });
  const phone = input({ inputmode: 'tel', type: 'tel' });
  const { pad, lanes } = keypad(number);
  const forms = {
    number: el('div', { class: 'way way-number' }, number, pad),
    token: el('div', { class: 'way' }, field(words.token, words.tokenHint, token)),
    person: el('div', { class: 'way' },
      field(words.nik, words.nikHint, nik), field(words.phone, words.phoneHint, phone)),
  };
  const ways = Object.keys(forms).map((name) => el('button', { type: 'button', class: 'button',
    onclick: () => choose(name) }, el('span', {}, words.ways[name])));
  const check = el('button', { class: 'button primary huge' }, el('span', {}, words.check));
  const node = el('form', { class: 'arrive-view', novalidate: true, autocomplete: 'off',
    onsubmit: (event) => {
      event.preventDefault();
      const [body, wrong] = asked();
      if (wrong) say(wrong);
      else press(check, words.checking, say, () => checkIn(body));
    } },
  el('div', { class: 'ways' }, ...ways, undo), ...Object.values(forms),
  el('div', { class: 'dock' }, line, check));

  function choose(name) {
    way = name;
    Object.entries(forms).forEach(([key, form]) => { form.hidden = key !== name; });
    ways.forEach((button, place) => (
      button.setAttribute('aria-pressed', String(Object.keys(forms)[place] === name))));
    say('');
  }

  /** What to send, or a sentence that says what is missing. */
  function asked() {
    if (way === 'number') {
      const typed = queueNumber(number.value);
      return [{ number: typed }, typed ? '' : words.numberShort];
    }
    if (way === 'token') {
      const code = token.value.trim().split('/').pop();
      return [{ token: code }, code ? '' : words.tokenEmpty];
    }
    const digits = nik.value.replace(/\D/g, '');
    const wrong = digits.length === 16 ? '' : words.nikLength(digits.length);
    return [{ nik: digits, phone: phone.value.trim() },
      wrong || (phone.value.trim() ? '' : words.phoneEmpty)];
  }

  async function checkIn(body) {
    const answer = await send('POST', `/branches/${encodeURIComponent(floor.branch)}/check-ins`, body);
    if (answer.ticket) accepted(answer);
    showVerdict(answer, {
      number: body.number,
      accept: (button) => press(button, words.accepting, sayOnCover,
        () => checkIn({ ...body, confirm: true })),
      issue: () => goTo('issue'),
      typeNumber: () => { choose('number'); },
      closed: () => focusFirst(),
      line: coverLine,
    });
  }

  function accepted({ ticket, verdict }) {
    [number, token, nik, phone].forEach((one) => { one.value = ''; });
    if (verdict === 'ALREADY_IN') return;
    undo.offer(ticket, performance.now() + UNDO.checkIn);
  }

  function focusFirst() {
    forms[way].querySelector('input').focus();
  }

  const [coverLine, sayOnCover] = notice();
  choose('number');
  node.update = () => keyed(lanes, floor.board ? floor.board.lanes : [], (lane) => lane.lane,
    (lane) => laneKey(lane, number));
  return node;
}

/** "b31", "B031" and "B-031" are the same number. */
export function queueNumber(typed) {
  const parts = /^\s*([A-Za-z]{1,2})\s*-?\s*(\d{1,4})\s*$/.exec(typed);
  return parts ? `${parts[1].toUpperCase()}-${parts[2].padStart(3, '0')}` : '';
}

function keypad(number) {
  const lanes = el('div', { class: 'pad-lanes' });
  const key = (digit) => el('button', { type: 'button', class: 'button key',
    onclick: () => { number.value += digit; } }, digit);
  const erase = el('button', { type: 'button', class: 'button key', 'aria-label': words.erase,
    onclick: () => { number.value = number.value.replace(/-?.$/, ''); } }, icon('backspace'));
  const pad = el('div', { class: 'pad' }, lanes, ...DIGITS.map(key), erase);
  return { pad, lanes };
}

function laneKey({ lane, prefix, name }, number) {
  const { shape: form, letter, name: word } = look(lane, prefix, name);
  const node = el('button', { type: 'button', class: `button key lane-${form}`, 'aria-label': word,
    onclick: () => { number.value = `${letter}-${number.value.replace(/\D/g, '')}`; } },
  el('span', { class: 'badge' }, shape(form), letter));
  node.update = () => {};
  return node;
}

function field(label, hint, control) {
  return el('label', { class: 'field' }, el('span', {}, label), el('small', {}, hint), control);
}

function input(attributes) {
  return el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
}
