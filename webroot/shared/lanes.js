// A lane is told by letter, shape, colour and name; colour alone never carries it.
import { el } from './dom.js';
import { shape } from './icons.js';
import { LANGUAGE } from './time.js';

const KNOWN = {
  WALK_IN: { shape: 'circle', letter: 'A', name: { id: 'Langsung', en: 'Walk-in' } },
  ONLINE: { shape: 'square', letter: 'B', name: { id: 'Online', en: 'Online' } },
  E_KLAIM: { shape: 'triangle', letter: 'E', name: { id: 'e-Klaim', en: 'e-Klaim' } },
  PRIORITY: { shape: 'star', letter: 'P', name: { id: 'Prioritas', en: 'Priority' } },
};

/** Look of a lane of the board or of a ticket; a lane added later takes one of the free shapes. */
export function look(lane, prefix, name, language = LANGUAGE) {
  if (KNOWN[lane]) return { ...KNOWN[lane], name: KNOWN[lane].name[language] };
  const letter = prefix || String(lane).charAt(0);
  return { shape: letter.charCodeAt(0) % 2 ? 'diamond' : 'hexagon', letter, name: name || letter };
}

/** The lane of a queue number by its first letter, for calls that name only the number. */
export function laneOf(number, lanes) {
  const found = lanes.filter((lane) => String(number).startsWith(lane.prefix + '-'))[0];
  return found || { lane: '', prefix: String(number).charAt(0), name: '' };
}

export function badge(lane) {
  const { shape: form, letter } = look(lane.lane, lane.prefix, lane.name);
  return el('span', { class: `badge lane-${form}` }, shape(form), letter);
}
