// The layout is drawn for Roboto and Liberation Sans. A wider font would cut a number, and a cut
// number is a wrong number, so everything that could be cut is made smaller by the same measure.
import { el } from '../shared/dom.js';

const DRAWN_WIDTH = 276;

export function fitFont() {
  const probe = el('b', { class: 'unseen' }, 'B-031');
  probe.style.width = 'auto';
  probe.style.fontSize = '100px';
  document.body.append(probe);
  const width = probe.getBoundingClientRect().width;
  probe.remove();
  const fit = Math.min(1, DRAWN_WIDTH / width);
  document.documentElement.style.setProperty('--fit', fit.toFixed(3));
}
