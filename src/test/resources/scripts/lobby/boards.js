// What the server says of a branch in each state of its day: Monday, 23 November 2026.
(() => {
  const NAMES = { E: ['E_KLAIM', 'e-Klaim'], B: ['ONLINE', 'Pesan Online'],
    A: ['WALK_IN', 'Datang Langsung'], P: ['PRIORITY', 'Prioritas'] };
  const at = (time) => `2026-11-23T${time}+07:00`;
  const call = (number, counter, time = '09:40:50', times = 1) => ({
    number, counter: `Loket ${counter}`, calledAt: at(time), times });
  const lane = (prefix, calling, next, waiting) => ({
    lane: NAMES[prefix][0], name: NAMES[prefix][1], prefix, calling, next, waiting });
  const said = ({ number, counter, calledAt }) => ({ number, counter, calledAt });
  let version = 20780000000;

  function board(state, lanes, more = {}) {
    version += 1;
    const recent = [].concat(...lanes.map((one) => one.calling)).map(said)
      .sort((one, other) => new Date(other.calledAt) - new Date(one.calledAt));
    return { branch: 'semarang-pemuda', name: 'Kantor Cabang Semarang Pemuda',
      timeZone: 'Asia/Jakarta', state, version, lanes, recent: recent.slice(0, 6),
      walkInRemaining: 12, notices: [], ...more };
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
      `${letters[n % 4]}-${String(20 + n).padStart(3, '0')}`, n + 1, `09:3${Math.floor(n / 2)}:${n % 2 ? 40 : 10}`));
    return letters.map((prefix, place) => lane(prefix,
      calls.filter((one) => one.number.startsWith(prefix)).reverse(), next(prefix, 60), 9 + place));
  };
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
      idle: () => board('OPEN', four()),
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
    },
  };
})();
