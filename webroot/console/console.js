// The staff console: signs in, enters the branch, and puts the three tabs on the screen.
import { el, fill, text } from '../shared/dom.js';
import { clock, clockWithZone } from '../shared/time.js';
import { get } from './api.js';
import { arriveView } from './arrive.js';
import { stayAwake } from './awake.js';
import { callView } from './call.js';
import { showCover } from './cover.js';
import { changed, enter, floor, inTouch, now, onChange, zone } from './floor.js';
import { issueView } from './issue.js';
import { listen } from './keys.js';
import { menu } from './menu.js';
import { idOf, sentenceOf } from './press.js';
import { start } from './session.js';
import { translate } from './translate.js';
import { words } from './words.js';

const at = (id) => document.getElementById(id);
const views = {};
const tabs = {};
let wasInTouch = null;

async function main() {
  translate();
  const user = await start();
  at('app').hidden = false;
  fill(at('menu'), menu(user)); // whoever has no office to choose yet may leave
  const own = ownOffices(user);
  const branch = own.length === 1 ? own[0] : await pickBranch(own);
  // Of several roles the one that holds here; the first is the one that may do most.
  user.role = (user.roles.find((one) => one.branch === branch) || user).role;
  Object.assign(views, { call: callView(checkIn), arrive: arriveView(goTo), issue: issueView(checkIn) });
  const search = el('button', { type: 'button', class: 'button', 'data-key': '/', onclick: () => {
    at('menu').firstChild.open = false;
    goTo('call');
    views.call.search();
  } }, el('span', {}, words.search));
  const decides = ['SUPERVISOR', 'ADMIN'].includes(user.role);
  const decide = el('a', { class: 'button', href: `/staf?kantor=${encodeURIComponent(branch)}` },
    el('span', {}, decides ? words.decide : words.lookUp));
  fill(at('menu'), menu(user, views.call.shut, search, decide));
  Object.keys(views).forEach((name) => {
    tabs[name] = el('button', { type: 'button', class: 'tab', onclick: () => goTo(name) },
      words.tabs[name]);
  });
  fill(at('tabs'), ...Object.values(tabs));
  fill(at('view'), ...Object.values(views));
  onChange(update);
  goTo('call');
  listen();
  stayAwake();
  setInterval(showTime, 1000);
  await enter(user, branch);
}

function goTo(name) {
  floor.tab = name;
  Object.entries(views).forEach(([key, view]) => { view.hidden = key !== name; });
  views.arrive.seen(name === 'arrive');
  Object.entries(tabs).forEach(([key, tab]) => {
    if (key === name) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  });
  update();
}

function checkIn(number) {
  goTo('arrive');
  views.arrive.ask(number);
}

function update() {
  if (!floor.branch) return;
  views[floor.tab].update();
  text(at('branch'), floor.about.name || (floor.board && floor.board.name) || '');
  showNotices();
  showTime();
}

/** What staff let people know at this branch: visitors ask about it. */
function showNotices() {
  const all = (floor.board && floor.board.notices) || [];
  at('notices').hidden = all.length === 0;
  text(at('notices'), all.join(' · '));
}

function showTime() {
  if (!floor.live || !zone()) return;
  text(at('time'), clockWithZone(now(), zone()));
  const good = inTouch();
  at('link').className = good ? 'link' : 'link is-off';
  text(at('link'), good ? words.connected : words.disconnected);
  at('offline').hidden = good;
  if (!good) {
    const since = words.offline(clock(now() - floor.live.silence(), zone()));
    text(at('offline'), floor.tab === 'call' ? `${since} ${words.lastListBelow}` : since);
  }
  const turned = wasInTouch !== null && wasInTouch !== good;
  wasInTouch = good;
  if (turned) changed();
}

/** Accounts that are not bound to one branch say where they work; the address keeps it. */
/** Where somebody works; none named: everywhere. */
function ownOffices({ roles }) {
  const named = roles.filter((one) => one.branch).map((one) => one.branch);
  return roles.some((one) => one.role === 'ADMIN') ? [] : [...new Set(named)];
}

async function pickBranch(own) {
  const mine = (id) => own.length === 0 || own.includes(id);
  const given = (new URLSearchParams(location.search).get('kantor') || '').toLowerCase();
  if (given && mine(given)) return given;
  const branches = (await get('/branches')).filter((one) => mine(one.id));
  const select = el('select', {}, ...branches.map((one) => el('option', { value: one.id }, one.name)));
  await new Promise((picked) => {
    fill(at('view'), el('form', { class: 'pick', onsubmit: (event) => {
      event.preventDefault();
      picked();
    } }, el('label', { class: 'field' }, el('span', {}, words.pickBranch), select),
    el('button', { class: 'button primary' }, words.pickBranch)));
  });
  history.replaceState(null, '', `?kantor=${encodeURIComponent(select.value)}`);
  return select.value;
}

main().catch((error) => {
  const reload = el('button', { type: 'button', class: 'button', onclick: () => location.reload() },
    el('span', {}, words.reload));
  showCover('stop', [el('h2', { id: 'cover-title' }, sentenceOf(error)),
    idOf(error) && el('p', {}, words.errorId(idOf(error)))], [reload]);
});
