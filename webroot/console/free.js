// A NIK that is booked with already, and a person at the desk who shows that it is theirs: an officer
// frees it, and the booking goes on.
import { el, text } from '../shared/dom.js';
import { send } from './api.js';
import { showCover } from './cover.js';
import { floor } from './floor.js';
import { armed, notice, press } from './press.js';
import { bad } from './signals.js';
import { words } from './words.js';

/** `back` shows the form again, `book` sends it again. True: own signal. */
export function offerFree(nik, back, book) {
  const [line, say] = notice();
  const proof = el('select', { name: 'proof', onchange: () => say('') }, option('', words.pick),
    ...Object.entries(words.proofs).map(([value, label]) => option(value, label)));
  const label = el('span', {}, words.freeNik);
  const sure = armed((on) => text(label, on ? words.sure(words.freeNik) : words.freeNik),
    () => press(button, words.working, say, free));
  const button = el('button', { type: 'button', class: 'button', onclick: () => {
    if (proof.value) sure.press();
    else say(words.proofEmpty);
  } }, label);

  async function free() {
    const { freed } = await send('POST', `/branches/${encodeURIComponent(floor.branch)}/freed-niks`,
      { nik, reason: proof.value });
    if (freed === 0) throw new Error(words.nothingFreed);
    return book();
  }

  showCover('plain', [
    el('h2', { id: 'cover-title' }, words.nikUsed),
    el('div', { class: 'person' }, el('p', {}, words.nikUsedHint),
      el('label', { class: 'field' }, el('span', {}, words.proof), proof)), line,
  ], [el('button', { type: 'button', class: 'button', onclick: back }, el('span', {}, words.back)), button]);
  proof.focus();
  bad();
  return true;
}

function option(value, label) {
  return el('option', { value }, label);
}
