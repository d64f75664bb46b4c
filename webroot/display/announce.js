// Decides which call the hero line shows: every call once, in order, none cut off too early.

const ALONE = 8000;
const CROWDED = 4000;
const STAYS = 60000;
const MOST_BEHIND = 6;
const MOST_KNOWN = 500;

export class Announcer {
  /**
   * `speak(call, isShort)` is told of each call that reaches the hero line; while `isSpeaking()` the
   * next one waits, for nobody shall hear one number and see another.
   */
  constructor(speak, isSpeaking = () => false) {
    this.speak = speak;
    this.isSpeaking = isSpeaking;
    this.known = new Set();
    this.started = false;
    this.queue = [];
    this.current = null;
    this.since = 0;
  }

  /**
   * Takes the calls of a new snapshot. Calls missed while the link was down are not announced, for
   * their people have gone ahead or were told by staff; the history still shows them.
   */
  see(calls, { missed, serverNow, now }) {
    const first = !this.started;
    this.started = true;
    const fresh = calls.filter((call) => this.isFresh(call, serverNow)).sort(byTime);
    this.remember(calls);
    this.withdraw(calls);
    if (first || missed) this.showQuietly(calls, serverNow, now);
    else fresh.forEach((call) => this.add(call));
    this.tick(now);
  }

  /** Undoing a completion brings an old call back to the board; it is not called again. */
  isFresh(call, serverNow) {
    if (this.known.has(keyOf(call))) return false;
    return call.times > 1 || serverNow - new Date(call.calledAt).getTime() < STAYS;
  }

  remember(calls) {
    calls.forEach((call) => this.known.add(keyOf(call)));
    const tooMany = this.known.size - MOST_KNOWN;
    [...this.known].slice(0, Math.max(0, tooMany)).forEach((key) => this.known.delete(key));
  }

  add(call) {
    this.queue = this.queue.filter((other) => other.number !== call.number);
    this.queue.push(call);
    const most = MOST_BEHIND + (this.current ? 0 : 1);
    while (this.queue.length > most) this.queue.shift();
  }

  /**
   * Undone, served to the end, absent, or sent to another counter: nobody shall walk there for it,
   * nor read it beside the next number of the same counter.
   */
  withdraw(calls) {
    const stands = (call) => calls.some((other) => (
      other.number === call.number && other.counter === call.counter));
    this.queue = this.queue.filter(stands);
    if (this.current && !stands(this.current)) this.current = null;
  }

  showQuietly(calls, serverNow, now) {
    const newest = calls.slice().sort(byTime).pop();
    const age = newest ? serverNow - new Date(newest.calledAt).getTime() : STAYS;
    this.queue = [];
    this.current = age < STAYS ? newest : null;
    this.since = now - age;
  }

  tick(now) {
    const shownFor = now - this.since;
    if (this.queue.length > 0 && (!this.current || (shownFor >= this.least() && !this.isSpeaking()))) {
      const short = this.queue.length > 3;
      this.current = this.queue.shift();
      this.since = now;
      this.speak(this.current, short);
    } else if (this.current && shownFor >= STAYS) {
      this.current = null;
    }
  }

  /** Whoever is called again reads the same line as before, so nothing is cut off. */
  least() {
    if (this.current.number === this.queue[0].number) return 0;
    return this.queue.length >= 3 ? CROWDED : ALONE;
  }

  clear() {
    this.queue = [];
    this.current = null;
  }
}

function keyOf(call) {
  return `${call.number} ${call.times} ${call.calledAt}`;
}

function byTime(one, other) {
  return new Date(one.calledAt) - new Date(other.calledAt);
}
