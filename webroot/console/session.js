// Who is signed in. A session that ends in the middle of the work is a password away, no more.
import { el, fill, text } from '../shared/dom.js';
import { answerOf, link, NoLink, pause, request } from './api.js';
import { isPin, mark } from './fields.js';
import { inFront } from './front.js';
import { askPin } from './lock.js';
import { idOf, sentenceOf } from './press.js';
import { words } from './words.js';

const LOCK_AGAIN = [300, 1000, 3000]; // a busy server must not leave the screen open

const at = (id) => document.getElementById(id);
let user = null;
let asking = null;

/** Goes on with the session of this browser, or asks for name and password. */
export async function start() {
  await resume() || await ask(words.signInLead);
  link.signInAgain = again;
  return user;
}

export async function signOut() {
  await request('DELETE', '/session').catch(() => null);
  location.reload();
}

/** At once, whoever leaves it; out of touch the form for the password covers it all the same. */
export async function lockScreen() {
  for (const wait of LOCK_AGAIN) {
    const answer = await request('POST', '/session/lock').catch(() => null);
    if (!answer || answer.status < 500) break;
    await pause(wait);
  }
  await again();
}

async function resume() {
  const session = await answerOf(request('GET', '/session'))
    .catch((error) => (error.code === 'session_locked' ? locked(error.problem) : unfinished(error)));
  return session && take(session);
}

/** A sign-in that lacks a code or an own password goes on at its page, which leads back here. */
function unfinished(error) {
  const next = error.problem && error.problem.next;
  return next ? leave(next) : null;
}

/** Never done: the page is gone. */
function leave(page) {
  location.assign(page);
  return new Promise(() => {});
}

/** The token of a locked session is good for signing out. */
function locked(problem) {
  link.csrfToken = problem.csrfToken;
  at('lock-out').onclick = signOut;
  return askPin(problem.username || (user && user.username));
}

/** Several requests may notice the end at once; they all wait for the one form. */
function again() {
  asking = asking || resume()
    .then((done) => done || ask(words.signInAgain))
    .finally(() => { asking = null; });
  return asking;
}

function take(session) {
  if (user && user.username !== session.user.username) {
    throw new Error(words.otherUser(user.username));
  }
  link.csrfToken = session.csrfToken;
  // Nothing of the floor is a regional's, who works on the pages under /staf.
  if (session.user.role === 'REGIONAL') return leave('/staf');
  user = { ...session.user, role: session.user.role.toUpperCase() };
  return user;
}

function ask(lead) {
  const form = at('signin-form');
  text(at('signin-lead'), lead);
  const release = inFront(at('signin'));
  (user ? form.password : form.username).focus();
  if (user) form.username.value = user.username;
  return new Promise((done) => {
    form.onsubmit = async (event) => {
      event.preventDefault();
      if (!(await signIn(form))) return;
      form.password.value = '';
      form.pin.value = '';
      release();
      done();
    };
  });
}

async function signIn(form) {
  const button = form.querySelector('button');
  const typed = { username: form.username.value.trim(), password: form.password.value, pin: form.pin.value };
  if (button.disabled) return false;
  tell('');
  if (!mark(form, missing(typed))) return false;
  text(button, words.signingIn);
  button.disabled = true;
  try {
    const session = await answerOf(request('POST', '/session', typed));
    if (session.next) return leave(session.next);
    await take(session);
    return true;
  } catch (error) {
    refused(form, error);
    return false;
  } finally {
    button.disabled = false;
    text(button, words.signIn);
  }
}

function missing({ username, password, pin }) {
  return {
    username: username ? '' : words.usernameEmpty,
    password: password ? '' : words.passwordEmpty,
    pin: isPin(pin) ? '' : words.pinDigits,
  };
}

function refused(form, error) {
  const fields = (error.problem && error.problem.fields) || {};
  if (!mark(form, fields)) {
    tell(words.toCorrect(Object.keys(fields).length), idOf(error));
    return;
  }
  tell(error instanceof NoLink ? words.signInFailed : sentenceOf(error), idOf(error));
  form.password.select();
}

function tell(sentence, id) {
  fill(at('signin-wrong'), sentence, id && el('small', {}, words.errorId(id)));
}
