// The lobby screen of one branch. Nobody touches it for months: it starts, watches and heals itself.
import { text } from '../shared/dom.js';
import { Live } from '../shared/live.js';
import { clockWithZone, longDate } from '../shared/time.js';
import { Announcer } from './announce.js';
import { fitFont } from './fit.js';
import { heroFor } from './hero.js';
import { keepFresh } from './longlife.js';
import { messageFor } from './message.js';
import { Notices } from './notices.js';
import { lanesFor } from './panels.js';
import { callsOf, counterName, sceneOf, sizeFor } from './scene.js';
import { linkState } from './stale.js';
import { words } from './words.js';

const branch = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop());
const onlyLanes = new URLSearchParams(location.search).get('lanes');
const at = (id) => document.getElementById(id);

let board = null;
let missing = false;
let counters = 3;
let link = 'live';
let drawn = [];

const notices = new Notices(at('bar'));
const announcer = new Announcer((call) => {
  const counter = counters === 1 ? '' : counterName(call.counter);
  text(at('spoken'), words.spoken(call.number, counter, call.times));
});
const live = new Live(branch, {
  board: (snapshot) => {
    missing = false;
    board = chosen(snapshot);
    const moment = { missed: link === 'stale' || link === 'lost', serverNow: live.now() };
    announcer.see(callsOf(board), board.recent, { ...moment, now: performance.now() });
    tick();
  },
  missing: () => {
    missing = !board;
    tick();
  },
});

/** `?lanes=A,P` shares a large branch between two screens. */
function chosen(snapshot) {
  if (!onlyLanes) return snapshot;
  const wanted = onlyLanes.toUpperCase().split(',');
  const mine = (number) => wanted.some((prefix) => String(number).startsWith(`${prefix}-`));
  return {
    ...snapshot,
    lanes: snapshot.lanes.filter((lane) => wanted.includes(lane.prefix)),
    recent: snapshot.recent.filter((call) => mine(call.number)),
  };
}

/** Runs four times a second; what costs a cheap TV something is drawn only when it changed. */
function tick() {
  link = linkState(live.silence());
  if (link === 'stale' || link === 'lost') announcer.clear();
  else announcer.tick(performance.now());
  drawTop();
  const view = { board, branch, counters, link, scene: scene(), heardAt: live.at };
  notices.show(view, performance.now());
  const now = [board, counters, link, view.scene, announcer.current];
  if (now.some((part, place) => part !== drawn[place])) draw(view);
  drawn = now;
}

function scene() {
  if (missing) return 'missing';
  return link === 'lost' && board ? 'lost' : sceneOf(board);
}

function draw(view) {
  document.body.dataset.scene = view.scene;
  document.body.dataset.link = link;
  document.body.dataset.size = sizeFor(counters);
  messageFor(at('message'), view);
  if (!board) return;
  heroFor(at('hero'), view, announcer.current);
  lanesFor(at('lanes'), view, announcer.current);
}

function drawTop() {
  text(at('link'), link === 'live' ? '' : words.reconnecting);
  if (!board) return;
  text(at('branch'), board.name);
  text(at('date'), longDate(live.now(), board.timeZone));
  text(at('time'), clockWithZone(live.now(), board.timeZone));
}

/** The layout follows the number of counters, which changes seldom. */
function askCounters() {
  fetch(`/api/v1/branches/${encodeURIComponent(branch)}`, { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((about) => { counters = about.counters || counters; })
    .catch(() => null);
}

fitFont();
live.start();
askCounters();
setInterval(askCounters, 600000);
setInterval(tick, 250);
keepFresh(live, () => board);
