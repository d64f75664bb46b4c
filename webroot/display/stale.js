// How far the screen may still be believed, by the silence of the server.

const RECONNECTING = 20000;
const STALE = 30000;
const LOST = 300000;

export function linkState(silence) {
  if (silence >= LOST) return 'lost';
  if (silence >= STALE) return 'stale';
  if (silence >= RECONNECTING) return 'reconnecting';
  return 'live';
}
