// A console that was left alone asks for the PIN of the shift. The server decides when, and counts
// the tries; the tap that met the lock goes on afterwards.
import { text } from '../shared/dom.js';
import { answerOf, NoLink, request } from './api.js';
import { inFront } from './front.js';
import { press } from './press.js';
import { words } from './words.js';

const at = (id) => document.getElementById(id);

/** The session, or null where only the password helps. */
export async function askPin() {
  const form = at('lock-form');
  const say = (sentence) => text(at('lock-wrong'), sentence);
  const release = inFront(at('lock'));
  form.pin.focus();
  const session = await new Promise((done) => {
    form.onsubmit = (event) => {
      event.preventDefault();
      press(at('lock-open'), words.checking, say, () => unlock(form.pin).then(done));
    };
    at('lock-password').onclick = () => done(null);
  });
  form.pin.value = '';
  say('');
  release();
  return session;
}

async function unlock(pin) {
  try {
    return await answerOf(request('POST', '/session/unlock', { pin: pin.value }));
  } catch (error) {
    if (error.code === 'not_signed_in') return null;
    pin.select();
    throw error instanceof NoLink ? new Error(words.signInFailed) : error;
  }
}
