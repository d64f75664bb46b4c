// Tabler Icons 3.51.0, outline, MIT (vendor/tabler-icons/LICENSE). Always beside a word.
import { svg } from './dom.js';

const PATHS = {
  check: ['M5 12l5 5l10 -10'],
  x: ['M18 6l-12 12', 'M6 6l12 12'],
  clock: ['M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0', 'M12 7v5l3 3'],
  hourglass: ['M6.5 7h11', 'M6.5 17h11',
    'M6 20v-2a6 6 0 1 1 12 0v2a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1',
    'M6 4v2a6 6 0 1 0 12 0v-2a1 1 0 0 0 -1 -1h-10a1 1 0 0 0 -1 1'],
  'calendar-x': ['M13 21h-7a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v6.5',
    'M16 3v4', 'M8 3v4', 'M4 11h16', 'M22 22l-5 -5', 'M17 22l5 -5'],
  'map-pin-x': ['M9 11a3 3 0 1 0 6 0a3 3 0 0 0 -6 0',
    'M13.024 21.204a2 2 0 0 1 -2.437 -.304l-4.244 -4.243a8 8 0 1 1 13.119 -2.766',
    'M22 22l-5 -5', 'M17 22l5 -5'],
  'user-check': ['M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0', 'M6 21v-2a4 4 0 0 1 4 -4h4',
    'M15 19l2 2l4 -4'],
  help: ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0', 'M12 17l0 .01',
    'M12 13.5a1.5 1.5 0 0 1 1 -1.5a2.6 2.6 0 1 0 -3 -4'],
  backspace: [
    'M20 6a1 1 0 0 1 1 1v10a1 1 0 0 1 -1 1h-11l-5 -5a1.5 1.5 0 0 1 0 -2l5 -5l11 0',
    'M12 10l4 4m0 -4l-4 4'],
  'alert-triangle': ['M12 9v4',
    'M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0'
    + ' 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0', 'M12 16h.01'],
};

export function icon(name) {
  return svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' },
    ...PATHS[name].map((d) => svg('path', { d })));
}
