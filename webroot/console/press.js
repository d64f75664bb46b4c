// What happens between a press and its outcome: the button says at once that it works, a refusal
// is told in place, and nothing is left to guess.
import { el, fill } from '../shared/dom.js';
import { NoLink } from './api.js';
import { floor } from './floor.js';
import { takeRepeated } from './requestkey.js';
import { bad, good } from './signals.js';
import { words } from './words.js';

/** Seconds in which everybody has read a sentence of the floor. */
export const READ = 20;

/**
 * Runs `action` once at a time for this button; tells failures through `say`. An action that
 * answers true has given its own signal.
 */
export async function press(button, doing, say, action) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  button.dataset.doing = doing;
  say('');
  takeRepeated();
  try {
    if (await action() !== true) good();
    if (takeRepeated()) say(words.pressedTwice);
  } catch (error) {
    say(sentenceOf(error), idOf(error));
    bad();
  } finally {
    button.removeAttribute('aria-busy');
    delete button.dataset.doing;
  }
}

export function sentenceOf(error) {
  if (error instanceof NoLink) return words.offlineRefused[floor.tab];
  const fields = error.problem && error.problem.fields ? Object.values(error.problem.fields) : [];
  return fields.join(' ') || error.message || words.unknownError;
}

/** Of a fault, so that it is found in the log; whoever was told what to do needs no code. */
export function idOf({ status, problem }) {
  const told = status < 500 && problem && problem.title;
  return problem && !told ? problem.requestId : '';
}

/** The same refusal in other words. */
export function reworded(error, sentence) {
  return Object.assign(new Error(sentence), { problem: { requestId: idOf(error) } });
}

/** A line that tells refusals and results, until the next press and for `seconds` at most. */
export function notice(seconds = Infinity) {
  const node = el('p', { class: 'notice', role: 'status' });
  node.hidden = true;
  let timer = null;
  const say = (sentence, id) => {
    clearTimeout(timer);
    if (sentence && seconds < Infinity) timer = setTimeout(say, 1000 * seconds, '');
    node.hidden = !sentence;
    fill(node, sentence, id && el('small', {}, words.errorId(id)));
    if (sentence) node.scrollIntoView({ block: 'nearest' });
  };
  return [node, say];
}

/** Asks in place: the first press arms the button for a few seconds, the second one acts. */
export function armed(label, act) {
  let since = null;
  let timer = null;
  const disarm = () => {
    since = null;
    clearTimeout(timer);
    label(false);
  };
  const press = () => {
    if (since === null) {
      since = performance.now();
      label(true);
      timer = setTimeout(disarm, 5000);
    } else if (performance.now() - since > 500) {
      disarm();
      act();
    }
  };
  return { press, disarm };
}
