// The bar below: notices change by a cut every 10 s, for moving text is hard to follow; a new
// one comes at once.
import { text } from '../shared/dom.js';
import { clockWithZone } from '../shared/time.js';
import { words } from './words.js';

const EACH = 10000;
const FRESH = 30000; // one that staff have just put up
const MOST_RENUMBERED = 3;

export class Notices {
  constructor(node) {
    this.node = node;
    this.place = 0;
    this.until = EACH;
    this.known = null;
  }

  /** `wrongLanes`: what whoever set the screen up mistyped; first of all, for they stand before it. */
  show({ board, link, scene, heardAt, wrongLanes }, now) {
    if (!board) return;
    const stale = link === 'stale' || link === 'lost';
    this.node.classList.toggle('is-stale', stale);
    if (stale) {
      text(this.node, words.stale(clockWithZone(heardAt, board.timeZone)));
      return;
    }
    const all = [...(wrongLanes ? [wrongLanes] : []), ...sentences(board, scene)];
    const own = ownOf(board);
    const added = this.known ? own.findIndex((one) => !this.known.includes(one)) : -1;
    if (!this.known && wrongLanes) this.until = now + FRESH;
    this.known = own;
    if (added >= 0) {
      this.place = added + (wrongLanes ? 1 : 0);
      this.until = now + FRESH;
    } else if (now >= this.until) {
      this.place += 1;
      this.until = now + EACH;
    }
    text(this.node, all[this.place % all.length]);
    const letters = this.node.textContent.length;
    this.node.classList.toggle('is-long', letters > 46 && letters <= 60);
    this.node.classList.toggle('is-longer', letters > 60);
  }
}

function ownOf(board) {
  return board.notices.map((notice) => notice.text || notice);
}

function sentences(board, scene) {
  const serving = scene === 'calls' && board.state !== 'CLOSED';
  const walkIn = serving && board.state === 'OPEN' && board.walkInRemaining != null;
  return [
    ...ownOf(board),
    ...(serving ? renumbered(board) : []),
    ...(walkIn ? [words.walkIn(board.walkInRemaining)] : []),
    ...(serving ? [words.missed] : []),
    words.free,
  ];
}

/** For papers that show the number before a transfer. Who is called is named above. */
function renumbered(board) {
  return [].concat(...board.lanes.map((lane) => (lane.renumbered || [])
    .filter(({ number }) => !lane.calling.some((call) => call.number === number))
    .map(({ was, number }) => words.renumbered(was, number)))).slice(0, MOST_RENUMBERED);
}
