// The paper ticket, 80 mm wide, through the browser's own printing; again as often as wanted. It is for
// the visitor, so it is Indonesian whatever the staff read.
import { el, fill, svg } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { laneOf, look } from '../shared/lanes.js';
import { clock, clockWithZone, longDate } from '../shared/time.js';
import { stayOpen } from './cover.js';
import { floor, now, zone } from './floor.js';
import { indonesian, words } from './words.js';

const PATIENCE = 1500;

/** The button beside "Selesai"; it stays for a second copy. */
export function printButton(ticket) {
  const label = el('span', {}, words.print);
  const failed = el('small', {});
  return el('button', { type: 'button', class: 'button', 'data-key': 'C', onclick: async () => {
    stayOpen();
    print(ticketPaper(ticket), await fromOffice());
    fill(label, words.printAgain);
    fill(failed, words.printFailed(ticket.number));
  } }, label, failed);
}

/** A booking made at the desk has a code of its own to be checked in with, perhaps elsewhere. */
export function printBookingButton(booking, when, office) {
  const label = el('span', {}, words.print);
  return el('button', { type: 'button', class: 'button', 'data-key': 'C', onclick: async () => {
    const lines = [when, indonesian.paperComeBack];
    print(paper(booking.number, lines, office), await codeOf(booking.checkInToken));
    fill(label, words.printAgain);
  } }, label);
}

function ticketPaper({ number, ahead, expectedFrom, expectedTo }) {
  return paper(number, [
    `${longDate(now(), zone(), 'id')}, pukul ${clockWithZone(now(), zone(), 'id')}`,
    ahead == null ? '' : indonesian.ahead(ahead),
    expectedFrom && expectedTo
      ? indonesian.expected(clock(expectedFrom, zone(), 'id'), clockWithZone(expectedTo, zone(), 'id'))
      : '',
  ], floor.about.name);
}

function paper(number, lines, office) {
  const lane = laneOf(number, floor.board ? floor.board.lanes : []);
  const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name, 'id');
  return [
    el('p', { class: 'paper-office' }, office),
    el('p', { class: 'paper-number' }, number),
    el('p', { class: 'paper-lane' }, shape(form), ` ${letter} `, name),
    ...lines.filter(Boolean).map((line) => el('p', {}, line)),
  ];
}

/** Shows the office and its board on the visitor's own phone. */
async function fromOffice() {
  const picture = el('img', { class: 'paper-code', alt: '',
    src: `/display/${encodeURIComponent(floor.branch)}/qr.svg` });
  const tooLate = new Promise((late) => { setTimeout(late, PATIENCE, false); });
  const drawn = await Promise.race([picture.decode().then(() => true, () => false), tooLate]);
  return drawn ? [picture, el('p', {}, indonesian.paperFollow)] : [];
}

async function codeOf(token) {
  const { encodeQR } = await import('/static/vendor/qr/index.js');
  const dots = encodeQR(token, 'raw', { border: 4 });
  const path = dots.map((row, y) => (
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))).join('');
  return [svg('svg', { viewBox: `0 0 ${dots.length} ${dots.length}`, class: 'paper-code' },
    svg('path', { d: path }))];
}

function print(content, code) {
  fill(document.getElementById('paper'), ...content, ...code,
    el('p', { class: 'paper-keep' }, indonesian.paperKeep));
  window.print();
}
