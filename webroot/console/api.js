// Requests of the console. A tap is never lost: a broken link is tried again with the same request
// key, and an ended session asks for the password and then goes on with the same request.
import { LANGUAGE } from '../shared/time.js';
import { idleSeconds, inUse } from './idle.js';
import { keyFor, refused, settled } from './requestkey.js';

const RETRY_AFTER = [700, 2000, 4000];
const TIMEOUT = 8000;

/** The server said no; `message` is its sentence for people. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title || '');
    this.status = status;
    this.code = problem.code || '';
    this.problem = problem;
  }
}

/** No answer: what became of the request is not known. */
export class NoLink extends Error {}

export const link = { csrfToken: '', failedAt: -1, wroteAt: -1, signInAgain: null };

export function get(path) {
  return withSession(() => answerOf(request('GET', path)));
}

export async function send(method, path, body) {
  inUse(); // also without a finger: the camera that takes one person after the other
  const wish = `${method} ${path} ${JSON.stringify(body)}`;
  const key = keyFor(wish);
  try {
    const answer = await withSession(() => persist(method, path, body, key));
    settled(wish);
    return answer;
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) refused(wish);
    throw error;
  } finally {
    link.wroteAt = performance.now();
  }
}

async function persist(method, path, body, key) {
  for (const wait of [...RETRY_AFTER, null]) {
    try {
      return await answerOf(request(method, path, body, key));
    } catch (error) {
      const passing = error instanceof NoLink || error.status === 503;
      if (!passing || wait === null) throw error;
      await pause(wait);
    }
  }
  return null;
}

export function pause(milliseconds) {
  return new Promise((resume) => { setTimeout(resume, milliseconds); });
}

async function withSession(attempt) {
  try {
    return await attempt();
  } catch (error) {
    const ended = error.status === 401 || error.code === 'csrf';
    if (!ended || !link.signInAgain) throw error;
    await link.signInAgain(error);
    return withSession(attempt);
  }
}

/** One request without any repair; also used to sign in. */
export async function request(method, path, body, key) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  // As the page speaks, also on a phone that is set to another language.
  const headers = { Accept: 'application/json', 'Accept-Language': LANGUAGE,
    'X-Idle-Seconds': String(idleSeconds()) };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = link.csrfToken;
  if (key) headers['Idempotency-Key'] = key;
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: abort.signal,
    });
  } catch (error) {
    link.failedAt = performance.now();
    throw new NoLink(String(error));
  } finally {
    clearTimeout(timer);
  }
}

export async function answerOf(promise) {
  const answer = await promise;
  const text = await answer.text().catch(() => { throw new NoLink('cut off'); });
  let content = {};
  try {
    content = text ? JSON.parse(text) : {};
  } catch (error) {
    if (answer.ok) throw new NoLink('not JSON');
  }
  if (!answer.ok) throw new Refusal(answer.status, content);
  return content;
}
