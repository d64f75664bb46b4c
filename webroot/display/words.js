// Every word of the lobby display, in one place.

export const words = {
  loading: 'Memuat…',
  counter: 'Loket',
  goAhead: 'Silakan maju',
  recall: (times) => `Panggilan ke-${times}`,
  lastCalled: 'Terakhir dipanggil',
  noCallYet: 'Belum ada panggilan',
  noCallHint: 'Tunggu nomor Anda di layar ini.',
  next: 'Berikutnya',
  waiting: 'menunggu',
  nobody: 'Tidak ada yang menunggu',
  opens: (time) => `Buka pukul ${time}`,
  opensSoon: 'Sebentar lagi buka',
  pause: (time) => (time ? `Istirahat sampai pukul ${time}` : 'Istirahat'),
  pauseHint: 'Nomor Anda tetap berlaku.',
  closed: 'Tutup',
  closing: 'Kantor sudah tutup',
  closingHint: 'Yang sudah punya nomor tetap dilayani.',
  opensAgain: (day, time) => `Buka lagi ${day}, pukul ${time}`,
  steps: ['Lapor ke satpam', 'Tunggu nomor Anda di layar', 'Maju ke loket'],
  noLanes: 'Belum ada nomor hari ini',
  missing: 'Layar ini belum diatur.',
  missingHint: (branch) => (branch
    ? `Tidak ada kantor dengan alamat "${branch}". Petugas: periksa alamat layar ini.`
    : 'Petugas: tambahkan nama kantor di akhir alamat layar ini.'),
  walkIn: (left) => (left > 0
    ? `Datang langsung hari ini: sisa ${left} nomor`
    : 'Nomor datang langsung hari ini sudah habis'),
  codeOffice: 'Pindai untuk melihat kantor ini di HP',
  codeBook: 'Pindai untuk pesan antrean',
  missed: 'Nomor Anda terlewat? Lapor ke satpam.',
  free: 'Layanan ini gratis. Jangan membayar calo.',
  soundOff: 'Suara mati. Tekan sekali untuk menyalakan.',
  reconnecting: 'Menyambung kembali',
  stale: (time) => `Data pukul ${time}. Layar tidak tersambung. Dengarkan panggilan petugas.`,
  listen: 'Dengarkan panggilan petugas',
  spoken: (number, counter, times) => `${times > 1 ? 'Panggilan ulang. ' : ''}Nomor antrean ${number}. `
    + `${counter ? `Silakan ke loket ${counter}.` : 'Silakan maju.'}`,
};
