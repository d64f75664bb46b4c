// What is wrong with a form: each sentence beside its field, and the first wrong one in hand.
import { el, text } from '../shared/dom.js';
import { reworded } from './press.js';
import { words } from './words.js';

/** `wrong`: sentences by the names of the controls in `form`. True when none is wrong. */
export function mark(form, wrong) {
  const bad = [...form.querySelectorAll('.field')].filter((label) => marked(label, wrong));
  if (bad.length > 0) controlOf(bad[0]).focus();
  return bad.length === 0;
}

/** A refusal whose sentences stand beside their fields now is told in one sentence; else it stays. */
export function besideFields(form, error) {
  const wrong = error.problem && error.problem.fields;
  return wrong && !mark(form, wrong)
    ? reworded(error, words.toCorrect(Object.keys(wrong).length)) : error;
}

/** Of the shift: four digits. */
export function isPin(typed) {
  return /^[0-9]{4}$/.test(typed);
}

function marked(label, wrong) {
  const control = controlOf(label);
  const sentence = wrong[control.name] || '';
  const place = label.querySelector('.wrong') || el('small', { class: 'wrong' });
  text(place, sentence);
  place.hidden = !sentence;
  if (!place.parentNode) control.before(place);
  if (sentence) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  return sentence !== '';
}

function controlOf(label) {
  return label.querySelector('input, select');
}
