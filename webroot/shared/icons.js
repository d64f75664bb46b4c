// Draws what icons.svg holds; the server puts that into the page of each screen (page/Icons.java),
// so that nothing has to be fetched when the network is away.
import { svg } from './dom.js';

/** Always beside a word. */
export function icon(name) {
  return drawn('icon', name);
}

/** The shape of a lane: a name of lanes.js. */
export function shape(name) {
  return drawn('shape', name);
}

function drawn(kind, name) {
  return svg('svg', { viewBox: '0 0 24 24', class: kind, 'aria-hidden': 'true' },
    svg('use', { href: `#${kind}-${name}` }));
}
