// What a guard feels and hears: a short click when it worked, a low double tone when it did not.

const MUTED = 'signals muted';
let context = null;

export function signalsOn() {
  return localStorage.getItem(MUTED) === null;
}

export function setSignals(on) {
  if (on) localStorage.removeItem(MUTED);
  else localStorage.setItem(MUTED, 'yes');
}

export function good() {
  shake(50);
  sound([[0, 0.05, 1400]]);
}

export function bad() {
  shake(200);
  sound([[0, 0.16, 240], [0.24, 0.16, 240]]);
}

function shake(milliseconds) {
  if (navigator.vibrate) navigator.vibrate(milliseconds);
}

/** Tones of [start, length, pitch]; each comes after a press, so the browser allows it. */
function sound(tones) {
  if (!signalsOn() || !window.AudioContext) return;
  context = context || new AudioContext();
  context.resume();
  tones.forEach(([start, length, pitch]) => {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    const at = context.currentTime + start;
    tone.type = 'triangle';
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.4, at);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
  });
}
