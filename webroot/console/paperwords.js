// The words on paper, in the language of the person who takes it home.
import { clock, zoneName } from '../shared/time.js';

const LANGUAGES = {
  id: {
    locale: 'id-ID',
    mark: '.',
    at: (day, time) => `${day}, pukul ${time}`,
    lanes: { WALK_IN: 'Datang Langsung', ONLINE: 'Pesan Online', E_KLAIM: 'e-Klaim', PRIORITY: 'Prioritas' },
    ahead: (n) => (n === 0 ? 'Tidak ada orang di depan di jalur ini' : `${n} orang di depan`),
    expected: (from, to) => `Perkiraan dipanggil pukul ${from}–${to}`,
    follow: 'Pindai untuk melihat giliran Anda.',
    office: 'Pindai untuk halaman kantor ini.',
    comeBack: 'Lapor ke satpam saat tiba.',
    keep: 'Simpan kertas ini.',
  },
  en: {
    locale: 'en-GB',
    mark: ':',
    at: (day, time) => `${day} at ${time}`,
    lanes: { WALK_IN: 'Walk-in', ONLINE: 'Online booking', E_KLAIM: 'e-Klaim', PRIORITY: 'Priority' },
    ahead: (n) => (n === 0 ? 'Nobody is ahead in this lane' : `${n} ahead of you`),
    expected: (from, to) => `Expected call ${from}–${to}`,
    follow: 'Scan to follow your number.',
    office: 'Scan for the page of this office.',
    comeBack: 'See the guard when you arrive.',
    keep: 'Keep this paper.',
  },
};

export function paperWords(language) {
  return LANGUAGES[language] || LANGUAGES.id;
}

/** "Senin, 23 November 2026, pukul 09.41 WIB". */
export function momentOn(words, instant, zone) {
  return words.at(day(words, instant, zone), `${time(words, instant, zone)} ${zoneName(zone)}`);
}

/** Of a slot, whose date and times are those of its office. */
export function windowOn(words, { date, start, end }, zone) {
  const [from, to] = [start, end].map((at) => at.replace(':', words.mark));
  return words.at(day(words, `${date}T00:00:00Z`, 'UTC'), `${from}–${to} ${zoneName(zone)}`);
}

/** The times between which a call is expected. */
export function expectedOn(words, from, to, zone) {
  return words.expected(time(words, from, zone), `${time(words, to, zone)} ${zoneName(zone)}`);
}

function time({ mark }, instant, zone) {
  return clock(instant, zone).replace('.', mark);
}

function day({ locale }, instant, timeZone) {
  return new Intl.DateTimeFormat(locale,
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(new Date(instant));
}
