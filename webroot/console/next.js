// The one large button: what it does follows the state of the counter, so that one person is one tap
// after the other in one place: call, begin, finish and call the next.
import { el, text } from '../shared/dom.js';
import { look } from '../shared/lanes.js';
import { callNext, open } from './calls.js';
import { atCounter } from './counters.js';
import { counter, floor, someoneWaits } from './floor.js';
import { press, sentenceOf } from './press.js';
import { step } from './steps.js';
import { words } from './words.js';

/** The second tap of a double one must not press what the button has become meanwhile. */
const SECOND_TAP = 500;

export function nextButton(say) {
  let todo = null;
  let timer = null;
  const label = el('span', {});
  const node = el('button', { type: 'button', class: 'button primary huge', onclick: () => {
    if (!node.hasAttribute('aria-disabled')) press(node, todo.doing, say, todo.act);
  } }, label);

  node.hidden = true;
  node.update = () => {
    node.hidden = !counter();
    if (node.hidden) return;
    const now = whatNext(counter());
    if (todo && todo.what !== now.what) holdBack(node.getAttribute('aria-busy') === 'true');
    todo = now;
    text(label, now.word);
    node.dataset.key = now.key;
    node.classList.toggle('primary', now.loud);
  };

  /** Only where its own press has changed it. */
  function holdBack(ownPress) {
    clearTimeout(timer);
    node.removeAttribute('aria-disabled');
    if (!ownPress) return;
    node.setAttribute('aria-disabled', 'true');
    timer = setTimeout(() => node.removeAttribute('aria-disabled'), SECOND_TAP);
  }

  return node;
}

function whatNext(mine) {
  const ticket = atCounter(mine.id);
  const lane = floor.lane && look(floor.lane).name;
  if (ticket && ticket.state === 'CALLED') {
    return { what: 'serve', key: 'M', word: words.serve, doing: words.working, loud: true,
      act: () => step('service') };
  }
  if (ticket && !(mine.open && someoneWaits())) {
    return { what: 'complete', key: 'S', word: words.complete, doing: words.working, loud: true,
      act: () => step('completion') };
  }
  if (ticket) {
    return { what: 'completeAndCall', key: 'N', doing: words.working, loud: true,
      word: lane ? words.completeAndLane(lane) : words.completeAndNext, act: completeAndCall };
  }
  if (!mine.open) {
    return { what: 'open', key: 'N', word: words.openCounter(mine.name), doing: words.opening,
      loud: true, act: () => open(true) };
  }
  // Where nobody waits it would be refused, so it is there, but does not shout.
  return { what: 'call', key: 'N', word: lane ? words.nextOf(lane) : words.next,
    doing: words.calling, loud: someoneWaits(), act: callNext };
}

/** Two steps; where the second is refused, the first was done all the same. */
async function completeAndCall() {
  const { number } = atCounter(floor.counterId);
  await step('completion');
  try {
    await callNext();
  } catch (error) {
    error.message = words.completedBut(number, sentenceOf(error));
    throw error;
  }
}
