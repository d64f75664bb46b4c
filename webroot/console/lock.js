// A console that was left alone asks for the PIN of the shift. The server decides when, and counts
// the tries; the tap that met the lock goes on afterwards.
import { el, fill, text } from '../shared/dom.js';
import { answerOf, NoLink, request } from './api.js';
import { isPin, mark } from './fields.js';
import { inFront } from './front.js';
import { press, reworded } from './press.js';
import { words } from './words.js';

const at = (id) => document.getElementById(id);

/** The session, or null where only the password helps. `username`: whose screen it is. */
export async function askPin(username) {
  const form = at('lock-form');
  const say = (sentence, id) => (
    fill(at('lock-wrong'), sentence, id && el('small', {}, words.errorId(id))));
  text(at('lock-who'), username ? words.lockedOf(username) : '');
  const release = inFront(at('lock'));
  form.pin.focus();
  const session = await new Promise((done) => {
    form.onsubmit = (event) => {
      event.preventDefault();
      say('');
      // What is no PIN is no try either.
      if (!mark(form, { pin: isPin(form.pin.value) ? '' : words.pinDigits })) return;
      press(at('lock-open'), words.checking, say, () => unlock(form.pin).then(done));
    };
    at('lock-password').onclick = () => done(null);
  });
  form.pin.value = '';
  say('');
  mark(form, {});
  release();
  return session;
}

async function unlock(pin) {
  try {
    return await answerOf(request('POST', '/session/unlock', { pin: pin.value }));
  } catch (error) {
    if (error.code === 'not_signed_in') return null;
    pin.select();
    throw error instanceof NoLink ? reworded(error, words.signInFailed) : error;
  }
}
