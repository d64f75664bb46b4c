// The camera's place in the tab "Datang": picture, light, and what to do when there is none.
import { el, text } from '../shared/dom.js';
import { Camera } from './camera.js';
import { words } from './words.js';

/** `found(code)` answers whether it took the code; `failed(sentence)` when there is no picture. */
export function scanView(found, failed) {
  const video = el('video', { class: 'finder', muted: true, playsinline: true });
  const again = el('button', { type: 'button', class: 'button', onclick: () => node.run(true) },
    el('span', {}, words.cameraOn));
  const light = el('button', { type: 'button', class: 'button light', 'aria-pressed': 'false',
    onclick: () => shine(light.getAttribute('aria-pressed') !== 'true') }, el('span', {}, words.light));
  const hint = el('p', { class: 'finder-hint' });
  const node = el('div', { class: 'scan' }, video, hint, again, light);
  const camera = new Camera(video, found, () => show(false));

  function show(running) {
    again.hidden = running;
    light.hidden = !running || !camera.hasTorch();
    light.setAttribute('aria-pressed', 'false');
    text(hint, running ? words.scanHint : '');
  }

  async function shine(on) {
    await camera.torch(on).catch(() => null);
    light.setAttribute('aria-pressed', String(on));
  }

  /** On while somebody may be scanning; off, it drains no battery and shows no red dot. */
  node.run = async (on) => {
    if (!on) {
      camera.stop();
      show(false);
      return;
    }
    again.hidden = true;
    try {
      await camera.start();
      show(camera.wanted);
    } catch (error) {
      show(false);
      failed(error.name === 'NotAllowedError' ? words.cameraRefused : words.cameraMissing);
    }
  };
  show(false);
  return node;
}
