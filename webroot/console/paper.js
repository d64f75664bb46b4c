// The paper ticket, 80 mm wide, through the browser's own printing; again as often as wanted.
import { el, fill, svg } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { laneOf, look } from '../shared/lanes.js';
import { stayOpen } from './cover.js';
import { floor, now, zone } from './floor.js';
import { expectedOn, momentOn, paperWords, windowOn } from './paperwords.js';
import { words } from './words.js';

const PATIENCE = 1500;

/** The button beside "Selesai"; it stays for a second copy. */
export function printButton(ticket) {
  const failed = el('small', {});
  const button = printing(async () => {
    stayOpen();
    const speech = paperWords(ticket.language);
    print(speech, ticketPaper(ticket, speech), await followCode(ticket, speech));
    fill(failed, words.printFailed(ticket.number));
  });
  button.append(failed);
  return button;
}

/** A booking made at the desk has a code of its own to be checked in with. */
export function printBookingButton(booking, slot, language) {
  return printing(async () => {
    const speech = paperWords(language);
    const lines = [windowOn(speech, slot, zone()), speech.comeBack];
    print(speech, paper(booking.number, lines, speech), await codeOf(booking.checkInToken));
  });
}

function printing(act) {
  const label = el('span', {}, words.print);
  return el('button', { type: 'button', class: 'button', 'data-key': 'C', onclick: async () => {
    await act();
    fill(label, words.printAgain);
  } }, label);
}

function ticketPaper({ number, ahead, expectedFrom, expectedTo }, speech) {
  return paper(number, [
    momentOn(speech, now(), zone()),
    ahead == null ? '' : speech.ahead(ahead),
    expectedFrom && expectedTo ? expectedOn(speech, expectedFrom, expectedTo, zone()) : '',
  ], speech);
}

function paper(number, lines, speech) {
  const lane = laneOf(number, floor.board ? floor.board.lanes : []);
  const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name);
  return [
    el('p', { class: 'paper-office' }, floor.about.name),
    el('p', { class: 'paper-number' }, number),
    el('p', { class: 'paper-lane' }, shape(form), ` ${letter} `, speech.lanes[lane.lane] || name),
    ...lines.filter(Boolean).map((line) => el('p', {}, line)),
  ];
}

/** Opens the page of this number on the visitor's own phone; of the office where there is none. */
async function followCode({ token }, speech) {
  const [src, sentence] = token ? [`/n/${token}/qr.svg`, speech.follow]
    : [`/display/${encodeURIComponent(floor.branch)}/qr.svg`, speech.office];
  const picture = el('img', { class: 'paper-code', alt: '', src });
  const tooLate = new Promise((late) => { setTimeout(late, PATIENCE, false); });
  const drawn = await Promise.race([picture.decode().then(() => true, () => false), tooLate]);
  return drawn ? [picture, el('p', {}, sentence)] : [];
}

/** `moves` answer without a code: the holder has it. */
async function codeOf(token) {
  if (!token) return [];
  const { encodeQR } = await import('/static/vendor/qr/index.js');
  const dots = encodeQR(token, 'raw', { border: 4 });
  const path = dots.map((row, y) => (
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))).join('');
  return [svg('svg', { viewBox: `0 0 ${dots.length} ${dots.length}`, class: 'paper-code' },
    svg('path', { d: path }))];
}

function print(speech, content, code) {
  fill(document.getElementById('paper'), ...content, ...code,
    el('p', { class: 'paper-keep' }, speech.keep));
  window.print();
}
