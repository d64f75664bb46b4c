// What the server says of a branch in each state of its day: Monday, 23 November 2026.
(() => {
  const NAMES = { E: ['E_KLAIM', 'e-Klaim'], B: ['ONLINE', 'Pesan Online'],
    A: ['WALK_IN', 'Datang Langsung'], P: ['PRIORITY', 'Prioritas'] };
  const at = (time) => `2026-11-23T${time}+07:00`;
  const call = (number, counter, time = '09:40:50', times = 1) => ({
    number, counter: `Loket ${counter}`, calledAt: at(time), times });
  const lane = (prefix, calling, next, waiting) => ({
    lane: NAMES[prefix][0], name: NAMES[prefix][1], prefix, calling, next, waiting });
  const lokets = (n) => [...Array(n).keys()].map((place) => `Loket ${place + 1}`);
  const moved = (one, ...pairs) => ({ ...one, renumbered: pairs.map(([number, was]) => ({ number, was })) });
  const said = ({ number, counter, calledAt }) => ({ number, counter, calledAt });
  let version = 20780000000;

  function board(state, lanes, more = {}) {
    version += 1;
    const recent = [].concat(...lanes.map((one) => one.calling)).map(said)
      .sort((one, other) => new Date(other.calledAt) - new Date(one.calledAt));
    return { branch: 'semarang-pemuda', name: 'Kantor Cabang Semarang Pemuda',
      timeZone: 'Asia/Jakarta', state, version, lanes, recent: recent.slice(0, 6),
      counters: [...new Set(recent.map((one) => one.counter))].sort((one, other) => (
        one.slice(6) - other.slice(6))), walkInRemaining: 12, notices: [], ...more };
  }

  const next = (prefix, first, n = 4) => [...Array(n).keys()].map((more) => (
    `${prefix}-${String(first + more).padStart(3, '0')}`));
  const empty = ['E', 'B', 'A', 'P'].map((prefix) => lane(prefix, [], [], 0));
  const four = (time = '09:38:00') => [
    lane('E', [call('E-014', 1, '09:36:10')], next('E', 15, 2), 2),
    lane('B', [call('B-031', 3, time)], next('B', 32), 12),
    lane('A', [call('A-047', 2, '09:37:20')], next('A', 48), 18),
    lane('P', [], [], 0),
  ];
  const many = (counters) => {
    const letters = ['E', 'B', 'A', 'P'];
    const calls = [...Array(counters).keys()].map((n) => call(
      `${letters[n % 4]}-${String(20 + n).padStart(3, '0')}`, n + 1, `09:${30 + Math.floor(n / 2)}:${n % 2 ? 40 : 10}`));
    return letters.map((prefix, place) => lane(prefix,
      calls.filter((one) => one.number.startsWith(prefix)).reverse(), next(prefix, 60), 9 + place));
  };
  /** Seven counters within two seconds, five of them for one lane. */
  const seven = () => [
    lane('E', [call('E-026', 2, '09:40:58.100')], next('E', 27), 4),
    lane('B', [], next('B', 31), 12),
    lane('A', [call('A-001', 3, '09:40:58.300')], next('A', 2), 20),
    lane('P', [7, 6, 5, 4, 1].map((counter, n) => call(`P-00${7 - n}`, counter, `09:40:59.${900 - n * 100}`)),
      next('P', 8), 6),
  ];
  const waiting = (...calls) => ['E', 'B', 'A', 'P'].map((prefix, place) => lane(prefix,
    calls.filter((one) => one.number.startsWith(prefix)), next(prefix, 60), [4, 12, 20, 6][place]));
  const monday = { opensAt: at('08:00:00') };

  window.boards = {
    at,

    /** Everybody's counter calls at the same moment: `n` calls of lane A, to counters 1 to n. */
    rush: (n, time) => board('OPEN', [lane('A',
      [...Array(n).keys()].reverse().map((one) => call(`A-${String(101 + one).padStart(3, '0')}`,
        one + 1, `${time}.${String(one * 10).padStart(3, '0')}`)), next('A', 200), 18)]),

    /** The same two lanes, with these calls: [[number, counter, time, times], ...]. */
    with: (...calls) => board('OPEN', ['B', 'E'].map((prefix) => lane(prefix,
      calls.filter(([number]) => number.startsWith(prefix)).map((one) => call(...one)),
      next(prefix, 40), 12))),

    /** What a node that lags still believes. */
    older: (made) => ({ ...made, version: made.version - 2 }),

    made: {
      called: () => board('OPEN', four('09:40:59')),
      'called-e': () => board('OPEN', [lane('E', [call('E-015', 1, '09:40:59')], next('E', 16, 1), 1),
        ...four().slice(1)]),
      recalled: () => board('OPEN', [four()[0],
        lane('B', [call('B-031', 3, '09:40:59', 2)], next('B', 32), 12), ...four().slice(2)]),
      'called-long': () => board('OPEN', [...four().slice(0, 2),
        lane('A', [call('A-1024', 12, '09:40:59')], next('A', 1025), 18), four()[3]]),
      'called-one': () => board('OPEN', [lane('B', [call('B-031', 1, '09:40:59')], next('B', 32), 12),
        lane('A', [], next('A', 48), 18), lane('E', [], [], 0)]),
      opening: () => board('OPENING', empty, monday),
      'opening-waiting': () => board('OPENING', [lane('E', [], next('E', 1, 1), 1),
        lane('B', [], [], 0), lane('A', [], next('A', 1, 3), 3), lane('P', [], [], 0)], monday),
      'early-waiting': () => board('CLOSED', [lane('E', [], [], 0), lane('B', [], [], 0),
        lane('A', [], next('A', 1, 1), 1), lane('P', [], [], 0)], monday),
      'early-called': () => board('CLOSED', [lane('E', [], [], 0), lane('B', [], [], 0),
        lane('A', [call('A-001', 2, '07:10:00')], next('A', 2, 1), 1), lane('P', [], [], 0)], monday),
      idle: () => board('OPEN', four(), { counters: lokets(4) }),
      seven: () => board('OPEN', seven(), { counters: lokets(7) }),
      'eight-in-one': () => board('OPEN', [lane('E', [], [], 0), lane('B', [], next('B', 31), 12),
        lane('A', [...Array(8).keys()].map((n) => call(`A-${1031 - n}`, 8 - n, `09:3${8 - n}:00`)), next('A', 1032), 20),
        lane('P', [], [], 0)]),
      'six-and-two': () => board('OPEN', [lane('E', [], [], 0), lane('B', [], [], 0),
        lane('A', [...Array(6).keys()].map((n) => call(`A-0${47 - n}`, 6 - n, `09:3${7 - n}:00`)), next('A', 48), 20),
        lane('P', [call('P-004', 8, '09:38:10'), call('P-003', 7, '09:37:50')], next('P', 5, 1), 1)]),
      'four-and-three': () => board('OPEN', [lane('E', [], [], 0), lane('B', [], [], 0),
        lane('A', [...Array(4).keys()].map((n) => call(`A-0${47 - n}`, 4 - n, `09:3${7 - n}:00`)), next('A', 48), 20),
        lane('P', [6, 5, 8].map((counter, n) => call(`P-00${4 - n}`, counter, `09:3${8 - n}:10`)), next('P', 5, 1), 1)]),
      'nobody-waits': () => board('OPEN', ['E', 'B', 'A', 'P'].map((prefix, place) => (
        lane(prefix, [call(`${prefix}-014`, place + 1, '09:36:00')], [], 0)))),
      'forty-two-wait': () => board('OPEN', waiting(call('B-031', 3, '09:38:00'), call('A-047', 2, '09:37:20'))),
      'forty-two-wait-for-the-first': () => board('OPEN', waiting()),
      moved: () => board('OPEN', [four()[0], four()[1],
        moved(lane('A', [call('A-047', 2, '09:37:20')], next('A', 48), 18), ['A-049', 'B-012']),
        moved(lane('P', [call('P-007', 4, '09:40:59')], ['P-008', 'P-009'], 2), ['P-007', 'A-040'], ['P-009', 'A-041'])]),
      'moved-of-two': () => board('OPEN', [four()[0], four()[1], four()[2],
        moved(lane('P', [call('P-007', 4, '09:38:59'), call('P-006', 5, '09:38:40')], ['P-008'], 1),
          ['P-007', 'A-040'], ['P-008', 'A-041'])]),
      'moved-of-many': () => board('OPEN', seven().map((one) => (one.prefix === 'P'
        ? moved(one, ['P-007', 'A-040'], ['P-003', 'A-038'], ['P-008', 'A-041']) : one)), { counters: lokets(7) }),
      twenty: () => board('OPEN', many(20)),
      'no-call-yet': () => board('OPEN', [lane('E', [], [], 0), lane('B', [], next('B', 1), 6),
        lane('A', [], next('A', 1), 9), lane('P', [], [], 0)]),
      notices: () => board('OPEN', four(), { notices: [
        'Sabtu, 28 November 2026, kantor ini tutup.',
        'Punya e-Klaim? Minta nomor E kepada satpam. Bawa surat persetujuan dan KTP asli yang masih berlaku.'] }),
      same: () => board('OPEN', [lane('E', [], [], 0),
        lane('B', [call('B-032', 4, '09:38:00'), call('B-031', 3, '09:37:00')], next('B', 33), 11),
        lane('A', [call('A-1024', 12, '09:36:00'), call('A-1023', 11, '09:35:00')], next('A', 1025), 18),
        lane('P', [call('P-003', 1, '09:34:00')], next('P', 4, 1), 1)]),
      break: () => board('BREAK', four('09:30:00'), { opensAt: at('13:00:00') }),
      'after-hours': () => board('CLOSED', four('09:30:00'), { opensAt: '2026-11-24T08:00:00+07:00' }),
      closed: () => board('CLOSED', empty, { opensAt: '2026-11-24T08:00:00+07:00' }),
      holiday: () => board('CLOSED', empty, { opensAt: '2026-12-28T08:00:00+07:00',
        reason: 'Kelahiran Yesus Kristus (Natal)' }),
      'no-lanes': () => board('OPEN', []),
      one: () => board('OPEN', [lane('B', [call('B-031', 1, '09:38:00')], next('B', 32), 12),
        lane('A', [], next('A', 48), 18), lane('E', [], [], 0)]),
      eight: () => board('OPEN', many(8)),
      fifteen: () => board('OPEN', many(15)),
      two: () => board('OPEN', four().slice(1, 3)),
      three: () => board('OPEN', four().slice(0, 3)),
      'one-next': () => board('OPEN', [lane('A', [call('A-047', 2, '09:37:20')], next('A', 48, 3), 3),
        lane('P', [call('P-001', 3, '09:38:00')], next('P', 2, 1), 1)]),
    },
  };
})();
