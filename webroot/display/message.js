// Full-screen sentences: before opening, after closing, no lanes, wrong address, link lost for long.
import { el, fill } from '../shared/dom.js';
import { clockWithZone, longDate } from '../shared/time.js';
import { code } from './code.js';
import { words } from './words.js';

export function messageFor(node, view) {
  const picture = PICTURES[view.scene];
  node.hidden = !picture;
  fill(node, ...(picture ? picture(view) : []));
}

const PICTURES = {
  loading: () => [el('p', { class: 'message-small' }, words.loading)],
  missing: ({ branch }) => [title(words.missing), hint(words.missingHint(branch)),
    el('a', { class: 'message-link', href: '/display' }, words.pickOffice)],
  empty: ({ board }) => [title(words.noLanes), ...walkIns(board)],
  lost: ({ board, heardAt }) => [title(words.stale(clockWithZone(heardAt, board.timeZone)))],
  opening: ({ board, branch }) => [
    title(board.opensAt ? words.opens(clockWithZone(board.opensAt, board.timeZone)) : words.opensSoon),
    el('div', { class: 'message-row' },
      el('ol', { class: 'steps' }, ...words.steps.map((step, place) => (
        el('li', {}, el('b', {}, String(place + 1)), el('span', {}, step))))),
      code(branch, words.codeOffice)),
    ...walkIns(board),
  ],
  closed: ({ board, branch }) => [
    title(words.closed),
    board.reason && hint(board.reason),
    board.opensAt && hint(words.opensAgain(longDate(board.opensAt, board.timeZone),
      clockWithZone(board.opensAt, board.timeZone))),
    code(branch, words.codeBook),
  ],
};

function title(sentence) {
  return el('p', { class: 'message-title' }, sentence);
}

function hint(sentence) {
  return el('p', { class: 'message-hint' }, sentence);
}

function walkIns(board) {
  return board.walkInRemaining == null ? [] : [hint(words.walkIn(board.walkInRemaining))];
}
