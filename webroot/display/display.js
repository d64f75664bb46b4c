// The lobby screen of one branch. Nobody touches it for months: it starts, watches and heals itself.
import { fill, text } from '../shared/dom.js';
import { Live } from '../shared/live.js';
import { clockWithZone, longDate } from '../shared/time.js';
import { Announcer } from './announce.js';
import { code } from './code.js';
import { fitFont } from './fit.js';
import { heroFor } from './hero.js';
import { keepFresh } from './longlife.js';
import { messageFor } from './message.js';
import { Notices } from './notices.js';
import { lanesFor } from './panels.js';
import { callsOf, counterName, isBeforeOpening, sceneOf, sizeFor } from './scene.js';
import { Sound } from './sound.js';
import { linkState } from './stale.js';
import { words } from './words.js';

const branch = decodeURIComponent(location.pathname.split('/')[2] || '');
const asked = new URLSearchParams(location.search);
const onlyLanes = asked.get('lanes');
const at = (id) => document.getElementById(id);

let board = null;
let missing = false;
let wrongLanes = '';
let counters = 3;
let link = 'live';
let drawn = [];

const notices = new Notices(at('bar'));
const sound = new Sound(asked, at('speak'), at('sound'));
const isSpeaking = () => sound.isSpeaking();
const announcer = new Announcer((call, short) => {
  text(at('spoken'), words.spoken(call.number, spokenCounter(call), call.times));
  if (!onlyLanes) say(call, short);
}, onlyLanes ? undefined : isSpeaking);
// It speaks for the lanes of its neighbour too, or two screens would talk at the same time.
const caller = onlyLanes ? new Announcer(say, isSpeaking) : announcer;
const live = new Live(branch, {
  board: (snapshot) => {
    missing = false;
    board = chosen(snapshot);
    announce(announcer, board);
    if (caller !== announcer) announce(caller, snapshot);
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
  const wanted = onlyLanes.toUpperCase().split(',').map((letter) => letter.trim()).filter(Boolean);
  const known = snapshot.lanes.map((lane) => lane.prefix);
  const unknown = wanted.filter((letter) => !known.includes(letter)).slice(0, 4)
    .map((letter) => letter.slice(0, 8));
  wrongLanes = unknown.length > 0 && known.length > 0 ? words.lanesWrong(unknown, known) : '';
  const mine = (number) => wanted.some((prefix) => String(number).startsWith(`${prefix}-`));
  const lanes = snapshot.lanes.filter((lane) => wanted.includes(lane.prefix));
  if (lanes.length === 0) return snapshot; // a mistyped address shows too much, and says so
  return {
    ...snapshot,
    lanes,
    recent: snapshot.recent.filter((call) => mine(call.number)),
    counters: (snapshot.counters || []).filter((name) => (
      callsOf({ lanes }).some((call) => call.counter === name))),
  };
}

function announce(to, snapshot) {
  const moment = { missed: link === 'stale' || link === 'lost', serverNow: live.now() };
  to.see(callsOf(snapshot), { ...moment, now: performance.now() });
}

function say(call, short) {
  if (board && !['BREAK', 'CLOSED'].includes(board.state)) sound.say(call, spokenCounter(call), short);
}

function spokenCounter(call) {
  return sizeFor(counters, board) === 'one' ? '' : counterName(call.counter);
}

/** Runs four times a second; what costs a cheap TV something is drawn only when it changed. */
function tick() {
  link = linkState(live.silence());
  const cut = link === 'stale' || link === 'lost';
  new Set([announcer, caller]).forEach((one) => (cut ? one.clear() : one.tick(performance.now())));
  if (cut) text(at('spoken'), ''); // a reader of screens shall not find what is no longer sure
  sound.tick(caller.current, caller.queue.length > 0);
  drawTop();
  const early = Boolean(board) && isBeforeOpening(board, live.now());
  const size = sizeFor(counters, board);
  const view = { board, branch, size, link, early, scene: scene(), heardAt: live.at };
  notices.show({ ...view, wrongLanes }, performance.now());
  const now = [board, size, link, early, view.scene, announcer.current];
  if (now.some((part, place) => part !== drawn[place])) draw(view);
  drawn = now;
}

function scene() {
  if (missing) return 'missing';
  return link === 'lost' && board ? 'lost' : sceneOf(board, live.now());
}

function draw(view) {
  document.body.dataset.scene = view.scene;
  document.body.dataset.link = link;
  document.body.dataset.size = view.size;
  messageFor(at('message'), view);
  if (!board) return;
  heroFor(at('hero'), view, announcer.current);
  lanesFor(at('lanes'), view, announcer.current);
  const room = view.scene === 'calls' && board.lanes.length <= 2 && view.size !== 'crowd';
  document.body.classList.toggle('has-code', room);
  at('beside').hidden = !room;
  if (room) fill(at('beside'), code(branch, words.codeOffice));
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
