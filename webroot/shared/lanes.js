// A lane is told by letter, shape, colour and name; colour alone never carries it.
import { el, svg } from './dom.js';

const PATHS = {
  circle: 'M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z',
  square: 'M2 2h20v20H2z',
  triangle: 'M12 1.5L23.5 22H.5z',
  star: 'M12 .6l3.5 7.5 8.1 1-6 5.6 1.6 8.1L12 18.8l-7.2 4 1.6-8.1-6-5.6 8.1-1z',
  diamond: 'M12 .5L23.5 12 12 23.5.5 12z',
  hexagon: 'M6 1.6h12L24 12l-6 10.4H6L0 12z',
};

const KNOWN = {
  WALK_IN: { shape: 'circle', letter: 'A', name: 'Langsung' },
  ONLINE: { shape: 'square', letter: 'B', name: 'Online' },
  E_KLAIM: { shape: 'triangle', letter: 'E', name: 'e-Klaim' },
  PRIORITY: { shape: 'star', letter: 'P', name: 'Prioritas' },
};

/** Look of a lane of the board or of a ticket; a lane added later takes one of the free shapes. */
export function look(lane, prefix, name) {
  if (KNOWN[lane]) return KNOWN[lane];
  const letter = prefix || String(lane).charAt(0);
  return { shape: letter.charCodeAt(0) % 2 ? 'diamond' : 'hexagon', letter, name: name || letter };
}

/** The lane of a queue number by its first letter, for calls that name only the number. */
export function laneOf(number, lanes) {
  const found = lanes.filter((lane) => String(number).startsWith(lane.prefix + '-'))[0];
  return found || { lane: '', prefix: String(number).charAt(0), name: '' };
}

export function shape(name) {
  return svg('svg', { viewBox: '0 0 24 24', class: 'shape', 'aria-hidden': 'true' },
    svg('path', { d: PATHS[name] }));
}

export function badge(lane) {
  const { shape: form, letter } = look(lane.lane, lane.prefix, lane.name);
  return el('span', { class: `badge lane-${form}` }, shape(form), letter);
}
