// The QR code of the branch's page, where there is room for 360 pixels: a smaller one cannot be
// scanned from where people stand.
import { el } from '../shared/dom.js';

const made = new Map();

/** Made once for each caption; without its picture nothing is shown. */
export function code(branch, caption) {
  if (!made.has(caption)) {
    const figure = el('figure', { class: 'code' },
      el('img', { src: `/display/${encodeURIComponent(branch)}/qr.svg`, alt: '',
        onerror: () => { figure.hidden = true; } }),
      el('figcaption', {}, caption));
    made.set(caption, figure);
  }
  return made.get(caption);
}
