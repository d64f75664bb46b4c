// Tab "Datang": a person with a booking says hello; by QR code, by number, or by NIK and phone.
import { el } from '../shared/dom.js';
import { send } from './api.js';
import { bookAnew, moveHere } from './book.js';
import { besideFields, mark } from './fields.js';
import { floor } from './floor.js';
import { keypad, queueNumber } from './keypad.js';
import { notice, press, READ } from './press.js';
import { hasNoCamera, scanView } from './scan.js';
import { UNDO, undoButton } from './undo.js';
import { showVerdict } from './verdict.js';
import { words } from './words.js';

const WAY = 'way of arrival';

/** More letters than a number has: a code, or a link, was pasted where numbers are typed. */
const CODE = 8;

export function arriveView(goTo) {
  // A phone is held before the paper; at a desk, and where no camera was found, the number is typed.
  let way = localStorage.getItem(WAY) || (matchMedia('(pointer: coarse)').matches ? 'scan' : 'number');
  if (way === 'scan' && hasNoCamera()) way = 'number';
  let visible = false;
  const [line, say] = notice(READ);
  const undo = undoButton(say, (now) => words.arrivalUndone(now.number));
  const number = input({ inputmode: 'none', class: 'big', 'aria-label': words.number });
  const token = input({ autocapitalize: 'none', oninput: () => { check.hidden = !token.value; } });
  const nik = input({ name: 'nik', inputmode: 'numeric' });
  const phone = input({ name: 'phone', inputmode: 'tel', type: 'tel' });
  const pad = keypad(number);
  const scan = scanView(scanned);
  const forms = {
    scan: el('div', { class: 'way' }, scan, field(words.token, words.tokenHint, token)),
    number: el('div', { class: 'way way-number' }, number, pad),
    person: el('div', { class: 'way' },
      field(words.nik, words.nikHint, nik), field(words.phone, words.phoneHint, phone)),
  };
  const ways = Object.keys(forms).map((name) => el('button', { type: 'button', class: 'button',
    onclick: () => {
      localStorage.setItem(WAY, name);
      choose(name);
    } }, el('span', {}, words.ways[name])));
  const check = el('button', { class: 'button primary huge' }, el('span', {}, words.check));
  const node = el('form', { class: 'arrive-view', novalidate: true, autocomplete: 'off',
    onsubmit: (event) => {
      event.preventDefault();
      const body = asked();
      if (body) press(check, words.checking, say, () => checkIn(body));
    } },
  el('div', { class: 'ways' }, ...ways), ...Object.values(forms),
  // Here, what comes and goes neither covers nor moves a key.
  el('div', { class: 'dock' }, line, undo, check));

  // A sentence that was read makes room again.
  line.addEventListener('click', () => say(''));
  Object.values(forms).forEach((form) => form.addEventListener('click', () => say('')));

  function choose(name) {
    way = name;
    Object.entries(forms).forEach(([key, form]) => { form.hidden = key !== name; });
    ways.forEach((button, place) => (
      button.setAttribute('aria-pressed', String(Object.keys(forms)[place] === name))));
    check.hidden = name === 'scan' && !token.value;
    say('');
    look();
  }

  function look() {
    scan.run(visible && way === 'scan' && !document.hidden);
  }

  /** One person after the other: a code is only taken when the last answer was read. */
  function scanned(code) {
    if (!document.getElementById('cover').hidden || check.getAttribute('aria-busy')) return false;
    check.hidden = false;
    press(check, words.checking, say, () => checkIn({ token: tokenOf(code) }))
      .then(() => { check.hidden = !token.value; });
    return true;
  }

  /** What to send; null when something is missing, which was said. */
  function asked() {
    if (way === 'person') {
      const digits = nik.value.replace(/\D/g, '');
      const complete = mark(forms.person, {
        nik: digits.length === 16 ? '' : digits ? words.nikLength(digits.length) : words.nikEmpty,
        phone: phone.value.trim() ? '' : words.phoneEmpty,
      });
      return complete ? { nik: digits, phone: phone.value.trim() } : null;
    }
    const typed = (way === 'number' ? number : token).value;
    const asNumber = queueNumber(typed);
    if (asNumber) return { number: asNumber };
    const code = tokenOf(typed);
    if (code.length >= (way === 'number' ? CODE : 1)) return { token: code };
    say(way === 'number' ? words.numberShort : words.tokenEmpty);
    return null;
  }

  async function checkIn(body) {
    const answer = await send('POST', `/branches/${encodeURIComponent(floor.branch)}/check-ins`, body)
      .catch((error) => { throw way === 'person' ? besideFields(forms.person, error) : error; });
    if (answer.ticket) accepted(answer);
    showVerdict(answer, {
      number: body.number,
      byPerson: Boolean(body.nik),
      accept: (button) => press(button, words.accepting, sayOnCover,
        () => checkIn({ ...body, confirm: true })),
      issue: () => goTo('issue'),
      book: bookAnew,
      move: (button) => press(button, words.working, sayOnCover, () => moveHere(body, answer)),
      typeNumber: () => { choose('number'); },
      typePerson: () => { choose('person'); },
      closed: () => focusFirst(),
      line: coverLine,
    });
    return true;
  }

  function accepted({ ticket, verdict }) {
    [number, token, nik, phone].forEach((one) => { one.value = ''; });
    if (verdict === 'ALREADY_IN') return;
    undo.offer(ticket, performance.now() + UNDO.checkIn);
  }

  /** Not on a phone: its keyboard would cover the picture. */
  function focusFirst() {
    if (way !== 'scan' || !matchMedia('(pointer: coarse)').matches) forms[way].querySelector('input').focus();
  }

  const [coverLine, sayOnCover] = notice();
  choose(way);
  document.addEventListener('visibilitychange', look);
  node.seen = (on) => {
    visible = on;
    look();
  };
  /** A number that another tab found out. */
  node.ask = (found) => {
    choose('number');
    number.value = found;
    node.requestSubmit();
  };
  node.update = () => pad.update(floor.board ? floor.board.lanes : []);
  return node;
}

/** Some scanners give the whole address, and a link from an SMS may end with its sentence. */
function tokenOf(code) {
  return code.trim().replace(/[/.,]+$/, '').split('/').pop();
}

function field(label, hint, control) {
  return el('label', { class: 'field' }, el('span', {}, label), el('small', {}, hint), control);
}

function input(attributes) {
  return el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
}
