// Says calls aloud from clips, joined in the browser; no voice needs to be installed. Knows nothing
// of the queue, and never makes the board wait: every length is known before the first sound.
import { CLIPS, sentence } from './sentence.js';

const PAUSE = 1000;
const AFTER_CHIME = 0.3;
const LOAD_AGAIN = 60000;

export class Voice {
  /** `greets`: a chime, as soon as it is there, tells the person who pressed that it worked. */
  constructor({ greets = false } = {}) {
    this.greets = greets;
    const Context = window.AudioContext || window.webkitAudioContext;
    this.context = Context ? new Context() : null;
    this.clips = new Map();
    this.sounding = [];
    this.endsAt = 0;
    this.repeat = null;
    if (!this.context) return;
    if (greets) this.context.resume();
    // Browsers keep a page silent until somebody has touched it once.
    ['pointerdown', 'keydown'].forEach((touch) => addEventListener(touch, () => this.unlock()));
    this.load();
  }

  isOff() {
    return !this.context || this.context.state !== 'running';
  }

  /** A sound tells the person who pressed that it worked. */
  unlock() {
    if (!this.context || !this.isOff()) return;
    this.context.resume().then(() => this.isSpeaking() || this.play(['chime']));
  }

  isSpeaking() {
    return performance.now() < this.endsAt;
  }

  say(number, counter, how) {
    this.stop();
    if (this.isOff()) return;
    const words = sentence(number, counter, how);
    this.play(['chime', AFTER_CHIME, ...words]);
    this.repeat = how.short ? null : words;
  }

  /** Full sentences are said twice, but not while others wait for theirs. */
  tick(othersWait) {
    if (this.repeat && performance.now() > this.endsAt + PAUSE) {
      if (!othersWait) this.play(this.repeat);
      this.repeat = null;
    }
  }

  stop() {
    this.repeat = null;
    this.endsAt = 0;
    this.sounding.splice(0).forEach((source) => source.stop());
  }

  /** A number that lacks a digit would be another number: without all its clips only the chime. */
  play(parts) {
    const whole = parts.every((part) => typeof part === 'number' || this.clips.has(part));
    let at = this.context.currentTime + 0.05;
    const start = at;
    (whole ? parts : ['chime']).forEach((part) => {
      const clip = this.clips.get(part);
      if (clip) this.sound(clip, at);
      at += clip ? clip.duration : Number(part) || 0;
    });
    this.endsAt = performance.now() + (at - start) * 1000;
  }

  sound(clip, at) {
    const source = this.context.createBufferSource();
    source.buffer = clip;
    source.connect(this.context.destination);
    source.onended = () => {
      this.sounding = this.sounding.filter((other) => other !== source);
    };
    source.start(at);
    this.sounding.push(source);
  }

  /** One after the other, so that a slow line brings the needed words first. */
  async load() {
    for (const name of CLIPS.filter((clip) => !this.clips.has(clip))) {
      await this.fetchClip(name).catch(() => null);
      this.greet();
    }
    if (this.clips.size < CLIPS.length) setTimeout(() => this.load(), LOAD_AGAIN);
  }

  greet() {
    if (!this.greets || !this.clips.has('chime') || this.isOff()) return;
    this.greets = false;
    if (!this.isSpeaking()) this.play(['chime']);
  }

  async fetchClip(name) {
    const answer = await fetch(`/static/display/voice/${name}.mp3`);
    if (!answer.ok) return;
    const bytes = await answer.arrayBuffer();
    // Older televisions know only the form with callbacks.
    this.clips.set(name, await new Promise((done, failed) => {
      this.context.decodeAudioData(bytes, done, failed);
    }));
  }
}
