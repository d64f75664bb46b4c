// Lane letters and digits for a thumb: a queue number without the phone's own keyboard.
import { el, keyed } from '../shared/dom.js';
import { icon, shape } from '../shared/icons.js';
import { look } from '../shared/lanes.js';
import { words } from './words.js';

/** Three digits are a whole number: more would be of the next one. */
const FULL = /\d{3}$/;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Types into `number`; `pad.update(lanes)` shows a key for each lane, beside the digits: so four rows are
 * enough, and each key is as high as a thumb on the shortest phone.
 */
export function keypad(number) {
  const lanes = el('div', { class: 'pad-lanes' });
  const key = (digit) => el('button', { type: 'button', class: 'button key',
    onclick: () => { if (!FULL.test(number.value)) number.value += digit; } }, digit);
  const zero = key('0');
  zero.classList.add('key-zero');
  const erase = el('button', { type: 'button', class: 'button key key-erase', 'aria-label': words.erase,
    onclick: () => { number.value = number.value.replace(/-?.$/, ''); } }, icon('backspace'));
  const pad = el('div', { class: 'pad' }, lanes, ...DIGITS.map(key), zero, erase);
  pad.update = (now) => keyed(lanes, now, (lane) => lane.lane, (lane) => laneKey(lane, number));
  return pad;
}

/** A lane begins a new number; only digits that have none yet stay behind it. */
function laneKey({ lane, prefix, name }, number) {
  const { shape: form, letter, name: word } = look(lane, prefix, name);
  const node = el('button', { type: 'button', class: `button key lane-${form}`, 'aria-label': word,
    onclick: () => {
      const digits = /^\d+$/.test(number.value) ? number.value : '';
      number.value = `${letter}-${digits}`;
    } },
  el('span', { class: 'badge' }, shape(form), letter));
  node.update = () => {};
  return node;
}

/** "b31", "B031" and "B-031" are the same number. */
export function queueNumber(typed) {
  const parts = /^\s*([A-Za-z]{1,2})\s*-?\s*(\d{1,4})\s*$/.exec(typed);
  return parts ? `${parts[1].toUpperCase()}-${parts[2].padStart(3, '0')}` : '';
}
