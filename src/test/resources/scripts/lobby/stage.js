// The test in the place of the server and of the clock: it says what the board says, and hours pass
// in seconds. Put into the page before its own scripts.
(() => {
  const timers = new Map();
  const ask = window.fetch;
  const turn = new MessageChannel();
  let turned = null;
  turn.port1.onmessage = () => turned();
  const aTurn = () => new Promise((done) => { turned = done; turn.port2.postMessage(''); });
  let now = 0;
  let last = 0;
  let streams = [];

  const timer = (act, wait, every, rest) => {
    last += 1;
    timers.set(last, { act, at: now + Math.max(wait || 0, 1), every, rest });
    return last;
  };
  const real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout,
    requestAnimationFrame: window.requestAnimationFrame };
  window.setTimeout = (act, wait, ...rest) => timer(act, wait, 0, rest);
  window.setInterval = (act, wait, ...rest) => timer(act, wait, wait, rest);
  window.clearTimeout = (id) => timers.delete(id);
  window.clearInterval = window.clearTimeout;
  window.requestAnimationFrame = (act) => (stage.frozen ? 0 : timer(act, 16, 0, [now + 16]));
  performance.now = () => now;
  const slow = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout,
    requestAnimationFrame: window.requestAnimationFrame };

  window.EventSource = class {
    constructor() {
      this.heard = {};
      streams = [...streams.filter((other) => !other.closed), this];
      if (stage.linked && stage.board) timer(() => this.tell('board', stage.sent()), 1, 0, []);
    }

    addEventListener(name, act) { this.heard[name] = act; }

    tell(name, data) {
      if (!this.closed && stage.linked) this.heard[name]({ data: JSON.stringify(data) });
    }

    close() { this.closed = true; }
  };

  /** Loud in silence: each clip ends when its time is over. */
  window.AudioContext = class {
    get state() { return AudioContext.blocked ? 'suspended' : 'running'; }

    resume() {
      AudioContext.blocked = false;
      return Promise.resolve();
    }

    get currentTime() { return now / 1000; }

    decodeAudioData(bytes, done) { stage.loaded += 1; done({ duration: 0.4 }); }

    createBufferSource() {
      return { connect: () => {}, stop: () => {},
        start(at) { stage.played += 1; timer(() => this.onended(), at * 1000 - now + 400, 0, []); } };
    }
  };

  const answer = (status, body) => new Response(JSON.stringify(body), { status });
  window.fetch = (address, ...rest) => {
    const path = new URL(address, location.href).pathname;
    if (!stage.linked) return Promise.reject(new TypeError('no link'));
    if (path === location.pathname) {
      stage.reloads += 1;
      return Promise.resolve(answer(503, {}));
    }
    if (path.endsWith('/board')) {
      return Promise.resolve(stage.board ? answer(200, stage.sent()) : answer(404, {}));
    }
    if (/^\/api\/v1\/branches\/[^/]+$/.test(path)) {
      return Promise.resolve(answer(200, { counters: stage.counters }));
    }
    return ask(address, ...rest);
  };

  window.stage = {
    board: null,
    counters: 3,
    linked: true,
    frozen: false,
    reloads: 0,
    played: 0,
    loaded: 0,
    announced: [],
    startedAt: 0,
    zero: 0,

    /** For a tool that waits by itself. */
    realTime(on) { Object.assign(window, on ? real : slow); },

    /** The instant at which the screen's own clock stood at zero. */
    begin(instant) { this.startedAt = new Date(instant).getTime() - now; },

    instant() { return this.startedAt + now; },

    sent() { return { ...this.board, at: new Date(this.instant()).toISOString() }; },

    /** What the server would push now. */
    say(board) {
      this.board = board;
      streams.forEach((stream) => stream.tell('board', this.sent()));
    },

    beat() {
      if (!this.board) return;
      const beat = { version: this.board.version, at: this.sent().at };
      streams.forEach((stream) => stream.tell('beat', beat));
    },

    async pass(milliseconds) {
      const end = now + milliseconds;
      for (let done = 0; ; done += 1) {
        let id = 0;
        timers.forEach((one, key) => {
          if (one.at <= end && (!id || one.at < timers.get(id).at)) id = key;
        });
        if (!id) break;
        const one = timers.get(id);
        now = Math.max(now, one.at);
        if (one.every) one.at = now + one.every;
        else timers.delete(id);
        one.act(...one.rest);
        await null;
        if (done % 100 === 0) await aTurn();
      }
      now = end;
      for (let some = 0; some < 3; some += 1) await aTurn();
    },
  };
  setInterval(() => stage.beat(), 5000);
  addEventListener('DOMContentLoaded', () => {
    const spoken = document.getElementById('spoken');
    new MutationObserver(() => {
      const words = spoken.textContent;
      if (words) stage.announced.push({ s: Math.round((now - stage.zero) / 1000), w: words });
    }).observe(spoken, { childList: true });
  });
})();
