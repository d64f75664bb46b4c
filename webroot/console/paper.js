// The paper ticket, 80 mm wide, through the browser's own printing; again as often as wanted. It is for
// the visitor, so it is in the visitor's language whatever the staff read.
import { el, fill, svg } from '../shared/dom.js';
import { shape } from '../shared/icons.js';
import { laneOf, look } from '../shared/lanes.js';
import { clock, clockWithZone, longDate, zoneName } from '../shared/time.js';
import { stayOpen } from './cover.js';
import { floor, now, zone } from './floor.js';
import { words, wordsIn } from './words.js';

const PATIENCE = 1500;

/** The button beside "Selesai"; it stays for a second copy. */
export function printButton(ticket) {
  const failed = el('small', {});
  const button = printing(async () => {
    stayOpen();
    print(ticketPaper(ticket), await followCode(ticket), ticket.language);
    fill(failed, words.printFailed(ticket.number));
  });
  button.append(failed);
  return button;
}

/** A booking made at the desk has a code of its own to be checked in with. */
export function printBookingButton(booking, slot, language) {
  return printing(async () => {
    const lines = [windowOf(slot, language), wordsIn(language).paperComeBack];
    print(paper(booking.number, lines, language), await codeOf(booking.checkInToken), language);
  });
}

function printing(act) {
  const label = el('span', {}, words.print);
  return el('button', { type: 'button', class: 'button', 'data-key': 'C', onclick: async () => {
    await act();
    fill(label, words.printAgain);
  } }, label);
}

function ticketPaper({ number, ahead, expectedFrom, expectedTo, language }) {
  const said = wordsIn(language);
  return paper(number, [
    said.paperAt(longDate(now(), zone(), language), clockWithZone(now(), zone(), language)),
    ahead == null ? '' : said.ahead(ahead),
    expectedFrom && expectedTo ? said.expected(
      clock(expectedFrom, zone(), language), clockWithZone(expectedTo, zone(), language)) : '',
  ], language);
}

/** The date and the times of a slot are those of its office. */
function windowOf({ date, start, end }, language) {
  const times = `${start}–${end}`.replace(/:/g, language === 'en' ? ':' : '.');
  const day = longDate(`${date}T00:00:00Z`, zone(), language);
  return wordsIn(language).paperAt(day, `${times} ${zoneName(zone())}`);
}

function paper(number, lines, language) {
  const lane = laneOf(number, floor.board ? floor.board.lanes : []);
  const { shape: form, letter, name } = look(lane.lane, lane.prefix, lane.name, language);
  return [
    el('p', { class: 'paper-office' }, floor.about.name),
    el('p', { class: 'paper-number' }, number),
    el('p', { class: 'paper-lane' }, shape(form), ` ${letter} `, name),
    ...lines.filter(Boolean).map((line) => el('p', {}, line)),
  ];
}

/** Opens the page of this number on the visitor's own phone; of the office where there is none. */
async function followCode({ token, language }) {
  const said = wordsIn(language);
  const [src, sentence] = token ? [`/n/${token}/qr.svg`, said.paperFollow]
    : [`/display/${encodeURIComponent(floor.branch)}/qr.svg`, said.paperOffice];
  const picture = el('img', { class: 'paper-code', alt: '', src });
  const tooLate = new Promise((late) => { setTimeout(late, PATIENCE, false); });
  const drawn = await Promise.race([picture.decode().then(() => true, () => false), tooLate]);
  return drawn ? [picture, el('p', {}, sentence)] : [];
}

/** Empty after a move: the holder has the code. */
async function codeOf(token) {
  if (!token) return [];
  const { encodeQR } = await import('/static/vendor/qr/index.js');
  const dots = encodeQR(token, 'raw', { border: 4 });
  const path = dots.map((row, y) => (
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))).join('');
  return [svg('svg', { viewBox: `0 0 ${dots.length} ${dots.length}`, class: 'paper-code' },
    svg('path', { d: path }))];
}

function print(content, code, language) {
  const sheet = document.getElementById('paper');
  sheet.lang = language;
  fill(sheet, ...content, ...code, el('p', { class: 'paper-keep' }, wordsIn(language).paperKeep));
  window.print();
}
