// The camera's place in the tab "Datang": picture, light, and what to do when there is none.
import { el, text } from '../shared/dom.js';
import { Camera } from './camera.js';
import { words } from './words.js';

const NONE = 'no camera';

/** Found out before on this device; "Nyalakan kamera" tries again. */
export function hasNoCamera() {
  return localStorage.getItem(NONE) !== null;
}

/** `found(code)` answers whether it took the code. */
export function scanView(found) {
  const video = el('video', { class: 'finder', muted: true, playsinline: true });
  const again = el('button', { type: 'button', class: 'button', onclick: () => node.run(true, true) },
    el('span', {}, words.cameraOn));
  const light = el('button', { type: 'button', class: 'button light', 'aria-pressed': 'false',
    onclick: () => shine(light.getAttribute('aria-pressed') !== 'true') }, el('span', {}, words.light));
  const hint = el('p', { class: 'finder-hint' });
  const node = el('div', { class: 'scan' }, video, hint, again, light);
  const camera = new Camera(video, found, () => show(false));

  function show(running) {
    again.hidden = running;
    node.classList.toggle('is-running', running);
    light.hidden = !running || !camera.hasTorch();
    light.setAttribute('aria-pressed', 'false');
    const missing = localStorage.getItem(NONE) === 'NotAllowedError' ? words.cameraRefused
      : words.cameraMissing;
    text(hint, running ? words.scanHint : hasNoCamera() ? missing : '');
  }

  async function shine(on) {
    await camera.torch(on).catch(() => null);
    light.setAttribute('aria-pressed', String(on));
  }

  /**
   * On while somebody may be scanning; off, it drains no battery and shows no red dot. A camera that was
   * missing is not asked for again until somebody presses for it.
   */
  node.run = async (on, pressed = false) => {
    if (!on || (hasNoCamera() && !pressed)) {
      camera.stop();
      show(false);
      return;
    }
    again.hidden = true;
    try {
      await camera.start();
      localStorage.removeItem(NONE);
      show(camera.wanted);
    } catch (error) {
      localStorage.setItem(NONE, error.name);
      show(false);
    }
  };
  show(false);
  return node;
}
