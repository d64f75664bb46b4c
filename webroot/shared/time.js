// Times belong to the branch. Indonesia has no summer time, so three fixed zones say it all,
// also on a TV that was built without time zone data.

const ZONES = {
  'Asia/Jakarta': { name: 'WIB', hours: 7 },
  'Asia/Pontianak': { name: 'WIB', hours: 7 },
  'Asia/Makassar': { name: 'WITA', hours: 8 },
  'Asia/Jayapura': { name: 'WIT', hours: 9 },
};
const NAMES = {
  id: {
    sign: '.',
    days: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
    months: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September',
      'Oktober', 'November', 'Desember'],
  },
  en: {
    sign: ':',
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
      'October', 'November', 'December'],
  },
};

/** The language of the page. */
export const LANGUAGE = document.documentElement.lang === 'en' ? 'en' : 'id';

export function zoneName(zone) {
  return (ZONES[zone] || ZONES['Asia/Jakarta']).name;
}

/** The wall clock of the branch as a Date whose UTC fields are to be read. */
function wall(instant, zone) {
  const { hours } = ZONES[zone] || ZONES['Asia/Jakarta'];
  return new Date(new Date(instant).getTime() + hours * 3600000);
}

export function clock(instant, zone, language = LANGUAGE) {
  const local = wall(instant, zone);
  return two(local.getUTCHours()) + NAMES[language].sign + two(local.getUTCMinutes());
}

export function clockWithZone(instant, zone, language = LANGUAGE) {
  return `${clock(instant, zone, language)} ${zoneName(zone)}`;
}

/** Words for a plain time such as 08:30. */
export function timeOfDay(time) {
  return time.replace(':', NAMES[LANGUAGE].sign);
}

export function longDate(instant, zone, language = LANGUAGE) {
  return dateWords(wall(instant, zone), language);
}

/** Words for a plain date such as 2026-11-23. */
export function dayWords(date) {
  return dateWords(new Date(`${date}T00:00:00Z`), LANGUAGE);
}

export function sameDay(one, other, zone) {
  return longDate(one, zone) === longDate(other, zone);
}

export function hourOf(instant, zone) {
  return wall(instant, zone).getUTCHours();
}

function dateWords(local, language) {
  const { days, months } = NAMES[language];
  const month = months[local.getUTCMonth()];
  return `${days[local.getUTCDay()]}, ${local.getUTCDate()} ${month} ${local.getUTCFullYear()}`;
}

function two(number) {
  return number < 10 ? `0${number}` : String(number);
}
