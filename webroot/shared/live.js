// Follows one branch's board: an event stream that is watched, reopened and never believed blindly.

const SILENCE = 20000; // the server says something at least every 10 s
const LONGEST_WAIT = 6000;
const SET_BACK = 60000;

export class Live {
  /** `heard.board(board)` for each newer snapshot, `heard.missing()` where no such branch is. */
  constructor(branch, heard) {
    this.address = `/api/v1/branches/${encodeURIComponent(branch)}/board`;
    this.heard = heard;
    this.version = -1;
    this.olderSince = null;
    this.failures = 0;
    this.lastByte = performance.now();
    this.openedAt = this.lastByte;
    this.at = null;
    this.retry = null;
  }

  start() {
    this.reopen(0);
    setInterval(() => this.watch(), 1000);
    const wake = () => this.silence() > SILENCE / 2 && this.reopen(0);
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', () => document.hidden || wake());
  }

  /** Milliseconds since the last byte from the server. */
  silence() {
    return performance.now() - this.lastByte;
  }

  /** The server's clock now; a TV's or phone's own clock may be years off. */
  now() {
    return this.at === null ? null : this.at + this.silence();
  }

  watch() {
    const since = performance.now() - Math.max(this.lastByte, this.openedAt);
    if (since > SILENCE && !this.retry) this.reopen();
  }

  /** Waits are spread, or all displays of a country would return in the same second. */
  reopen(delay = Math.min(LONGEST_WAIT, 500 * 2 ** this.failures) * (0.5 + Math.random() / 2)) {
    if (this.source) this.source.close();
    clearTimeout(this.retry);
    this.failures += 1;
    this.retry = setTimeout(() => this.fetchBoard().then(() => this.open()), delay);
  }

  open() {
    this.retry = null;
    this.openedAt = performance.now();
    this.source = new EventSource(`${this.address}/stream`);
    this.source.addEventListener('board', (event) => this.fromStream(event, this.take));
    this.source.addEventListener('beat', (event) => this.fromStream(event, this.beat));
    this.source.onerror = () => this.reopen();
  }

  fromStream(event, use) {
    this.failures = 0;
    use.call(this, JSON.parse(event.data));
  }

  /** One plain request before each stream: it also keeps screens going where streams are blocked. */
  fetchBoard() {
    const abort = window.AbortController && new AbortController(); // not on TVs of 2018
    const timer = setTimeout(() => abort && abort.abort(), 8000);
    return fetch(this.address, { cache: 'no-store', signal: abort ? abort.signal : undefined })
      .then((answer) => {
        if (answer.status === 404) this.heard.missing();
        return answer.ok ? answer.json().then((board) => this.take(board)) : null;
      })
      .catch(() => null)
      .then(() => clearTimeout(timer));
  }

  take(board) {
    this.hear(board.at);
    if (board.version < this.version && !this.wasSetBack()) return;
    this.olderSince = null;
    this.version = board.version;
    this.heard.board(board);
  }

  beat(beat) {
    this.hear(beat.at);
    if (beat.version > this.version) this.fetchBoard();
    else if (beat.version === this.version) this.olderSince = null;
    else if (this.wasSetBack()) {
      this.version = -1;
      this.fetchBoard();
    }
  }

  hear(at) {
    this.lastByte = performance.now();
    this.at = new Date(at).getTime();
  }

  /** A node that lags is older for a moment; only restored data stay older for a minute. */
  wasSetBack() {
    this.olderSince = this.olderSince || performance.now();
    return performance.now() - this.olderSince > SET_BACK;
  }
}
