// Which clips, in which order, say a call in Indonesian. A number among them is a pause in seconds.

const ATTENTION = 0.2;
const BREATH = 0.1;

/** The short form is for a crowd of calls; `counter` is empty where the branch has only one. */
export function sentence(number, counter, { times = 1, short = false } = {}) {
  const again = times > 1 ? ['panggilan-ulang', ATTENTION] : [];
  const whose = spelled(number);
  return short
    ? [...whose, BREATH, ...place(counter, 'loket')]
    : [...again, 'nomor-antrean', BREATH, ...whose, ATTENTION, ...place(counter, 'silakan-ke-loket')];
}

function spelled(number) {
  return number.toLowerCase().split('').filter((sign) => /[a-z0-9]/.test(sign));
}

/** A counter whose name cannot be said, such as "Kasir", is left to the eyes. */
function place(counter, lead) {
  if (counter === '') return ['silakan-maju'];
  const [whole, count, letter] = /^0*(\d{1,2})\s*([a-z]?)$/i.exec(counter) || [];
  if (!whole) return ['lihat-layar'];
  return [lead, ...counted(Number(count)), ...spelled(letter)];
}

/** 7 tujuh, 10 sepuluh, 11 sebelas, 14 empat belas, 20 dua puluh, 36 tiga puluh enam. */
export function counted(count) {
  if (count < 10) return [String(count)];
  if (count === 10) return ['sepuluh'];
  if (count === 11) return ['sebelas'];
  if (count < 20) return [String(count - 10), 'belas'];
  return [String(Math.floor(count / 10)), 'puluh', ...(count % 10 ? [String(count % 10)] : [])];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What a display loads, the most needed first. */
export const CLIPS = ['chime', 'nomor-antrean', 'silakan-ke-loket', ...'0123456789abep',
  'panggilan-ulang', 'silakan-maju', 'loket', 'sepuluh', 'sebelas', 'belas', 'puluh', 'lihat-layar',
  ...LETTERS.replace(/[abep]/g, '')];
