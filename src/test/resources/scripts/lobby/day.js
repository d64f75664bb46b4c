// A day of a branch with eight counters, call after call, as the server would tell it.
(() => {
  const LANES = [['E_KLAIM', 'E', 'e-Klaim'], ['ONLINE', 'B', 'Pesan Online'],
    ['WALK_IN', 'A', 'Datang Langsung'], ['PRIORITY', 'P', 'Prioritas']];
  const HOUR = 3600000;
  const EACH = 8000;
  const given = {};
  let calling = [];
  let recent = [];
  let version = 1;

  const shown = ({ number, counter, calledAt, times }) => ({ number, counter, calledAt, times });

  function board(state, opensAt) {
    version += 1;
    return {
      branch: 'semarang-pemuda', name: 'Kantor Cabang Semarang Pemuda', timeZone: 'Asia/Jakarta',
      state, version, opensAt, walkInRemaining: 400 - (given.A || 0) % 400, notices: [],
      lanes: LANES.map(([lane, prefix, name]) => ({
        lane, name, prefix,
        calling: calling.filter((call) => call.lane === lane).map(shown),
        next: [1, 2, 3, 4].map((more) => `${prefix}-${String((given[prefix] || 0) + more).padStart(3, '0')}`),
        waiting: 12,
      })),
      recent: recent.map(({ number, counter, calledAt }) => ({ number, counter, calledAt })),
    };
  }

  function call(counter) {
    const [lane, prefix] = LANES[counter % 4];
    given[prefix] = ((given[prefix] || 0) % 999) + 1;
    const one = { lane, counter: `Loket ${counter + 1}`, times: 1,
      number: `${prefix}-${String(given[prefix]).padStart(3, '0')}`,
      calledAt: new Date(stage.instant()).toISOString() };
    calling = [one, ...calling.filter((other) => other.counter !== one.counter)];
    recent = [one, ...recent].slice(0, 6);
  }

  const day = {
    calls: 0,

    /** `hours` of work: a call every 8 s, each fifth once more, and ten minutes without a link. */
    async work(hours) {
      const steps = (hours * HOUR) / EACH;
      for (let step = 0; step < steps; step += 1) {
        if (step % 5 === 4) {
          calling[0] = { ...calling[0], times: 2, calledAt: new Date(stage.instant()).toISOString() };
        } else call(step % 8);
        this.calls += 1;
        stage.linked = step % 450 > 75;
        stage.say(board('OPEN'));
        await stage.pass(EACH);
      }
      stage.linked = true;
    },

    async rest(state, hours, opensAt) {
      calling = [];
      stage.say(board(state, opensAt));
      await stage.pass(hours * HOUR);
    },
  };
  window.day = day;
})();
