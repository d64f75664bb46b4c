// The bar below: notices change by a cut every 10 s, for moving text is hard to follow.
import { text } from '../shared/dom.js';
import { clockWithZone } from '../shared/time.js';
import { words } from './words.js';

const EACH = 10000;

export class Notices {
  constructor(node) {
    this.node = node;
    this.place = 0;
    this.since = 0;
  }

  show({ board, link, scene, heardAt }, now) {
    if (!board) return;
    const stale = link === 'stale' || link === 'lost';
    this.node.classList.toggle('is-stale', stale);
    if (stale) {
      text(this.node, words.stale(clockWithZone(heardAt, board.timeZone)));
      return;
    }
    const all = sentences(board, scene);
    if (now - this.since >= EACH) {
      this.place += 1;
      this.since = now;
    }
    text(this.node, all[this.place % all.length]);
    this.node.classList.toggle('is-long', this.node.textContent.length > 60);
  }
}

function sentences(board, scene) {
  const own = board.notices.map((notice) => notice.text || notice);
  const serving = scene === 'calls' && board.state !== 'CLOSED';
  const walkIn = serving && board.state === 'OPEN' && board.walkInRemaining != null;
  return [
    ...own,
    ...(walkIn ? [words.walkIn(board.walkInRemaining)] : []),
    ...(serving ? [words.missed] : []),
    words.free,
  ];
}
