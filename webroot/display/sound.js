// Whether this screen speaks: its address says so (?suara=1), or somebody pressed "Nyalakan suara".
import { el, fill, text } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { Voice } from './voice.js';
import { words } from './words.js';

const THANKS = 5000;
const POINTER = 3000;

export class Sound {
  /** `button` switches it on, then its picture says that it is; `warning` says that the browser keeps the page silent. */
  constructor(asked, button, warning) {
    this.asked = asked;
    this.button = button;
    this.warning = warning;
    this.voice = asked.get('suara') === '1' ? new Voice() : null;
    this.said = null;
    this.turnedOnAt = -THANKS;
    this.words = el('span', {});
    fill(button, icon('volume'), this.words);
    button.addEventListener('click', () => this.turnOn());
    showPointer();
  }

  /** The address keeps the choice, for the reload at night. */
  turnOn() {
    if (this.voice) return;
    this.voice = new Voice({ greets: true });
    this.turnedOnAt = performance.now();
    this.asked.set('suara', '1');
    history.replaceState(null, '', `?${this.asked}`);
    this.show();
  }

  isSpeaking() {
    return Boolean(this.voice) && this.voice.isSpeaking();
  }

  say(call, counter, short) {
    this.said = call;
    if (this.voice) this.voice.say(call.number, counter, { times: call.times, short });
  }

  /** A call taken back, or a link lost, is silent at once. */
  tick(current, othersWait) {
    if (this.voice && this.said && current !== this.said) {
      this.said = null;
      this.voice.stop();
    }
    if (this.voice) this.voice.tick(othersWait);
    this.show();
  }

  show() {
    const thanks = performance.now() - this.turnedOnAt < THANKS;
    text(this.warning, this.voice && this.voice.isOff() ? words.soundOff : '');
    text(this.words, this.voice ? words.soundOn : words.turnSoundOn);
    const isOn = Boolean(this.voice) && !thanks;
    this.button.classList.toggle('is-on', isOn);
    this.button.hidden = isOn && this.voice.isOff();
    this.button.title = isOn ? words.soundOn : '';
  }
}

/** A mouse is seen while it moves, or nobody could aim at the button. */
function showPointer() {
  let still = 0;
  addEventListener('mousemove', () => {
    document.body.classList.add('has-pointer');
    clearTimeout(still);
    still = setTimeout(() => document.body.classList.remove('has-pointer'), POINTER);
  });
}
