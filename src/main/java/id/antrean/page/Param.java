package id.antrean.page;

/**
 * Names of the query parameters and hidden fields of participants' pages. They are Indonesian,
 * because people see them in the address bar. Templates write the names of their fields out; the
 * fields of a person are named as in the API.
 */
public final class Param {
  /** The id of the half-filled form that comes along. */
  public static final String DRAFT = "d";

  /** Words sought among all offices. */
  public static final String SEARCH = "q";

  /** A region's id: only its offices are listed. */
  public static final String REGION = "wilayah";

  /** A province's id: only its offices are listed. */
  public static final String PROVINCE = "provinsi";

  /** The page of a long list, from 1. */
  public static final String PAGE = "halaman";

  /** The code of the service that was picked. */
  public static final String SERVICE = "layanan";

  /** The code of the reason that was picked; only services that ask for one have it. */
  public static final String REASON = "alasan";

  /** "Continue" was pressed, so a missing choice is an error. */
  public static final String CONTINUE = "lanjut";

  /** The code that is marked, for visitors who come back to change it. */
  public static final String CHOSEN = "dipilih";

  /** A day of the branch, as in 2026-11-24. */
  public static final String DATE = "tanggal";

  /** A weekday, as in MONDAY. */
  public static final String WEEKDAY = "hari";

  /** A slot's id. */
  public static final String SLOT = "slot";

  /** The id of the office to move a booking to. */
  public static final String OFFICE = "kantor";

  /** Words sought among the offices to move to. */
  public static final String OFFICE_SEARCH = "cari";

  /** The id of the slot that filled while a booking was being moved to it. */
  public static final String FULL = "penuh";

  /** Show what is wrong: "1", or on the check page the captcha's problem code. */
  public static final String WRONG = "salah";

  /** The captcha's problem code on the page of lost numbers, where fields can be wrong, too. */
  public static final String CAPTCHA_WRONG = "gambar";

  /** How many tries, minutes or seconds the sentence beside a field speaks of. */
  public static final String LEFT = "sisa";

  /** Another mobile number for the PIN. */
  public static final String CHANGE = "ubah";

  /** Point out what may be a typing mistake. */
  public static final String WARN = "awas";

  /** Why no booking came of it: "lewat" (the time is past), or a problem code. */
  public static final String WHY = "sebab";

  /** The question for lost numbers was sent. */
  public static final String SENT = "terkirim";

  /** The number of a booking before it was moved. */
  public static final String FORMER_NUMBER = "lama";

  /** A missed booking got this one instead. */
  public static final String REBOOKED = "baru";

  /** What came of asking for the SMS again: "dikirim" (sent) or "cukup" (often enough). */
  public static final String SMS = "sms";

  /** The language or contrast to change to. */
  public static final String TO = "ke";

  /** The address to go back to after a change of language or contrast. */
  public static final String BACK = "kembali";

  /** The id of a pass that was granted a moment ago. */
  public static final String PASS = "izin";

  /** What was typed was saved a moment ago. */
  public static final String SAVED = "disimpan";

  /** A long list goes on before the row of this id. */
  public static final String BEFORE = "sebelum";

  /** A pass was taken back a moment ago. */
  public static final String TAKEN_BACK = "ditarik";

  /** How many visits were corrected a moment ago. */
  public static final String CORRECTED = "diperbaiki";

  /** How many visits were erased a moment ago, and how many were kept. */
  public static final String ERASED = "dihapus";

  public static final String KEPT = "tinggal";

  /** Hidden field: the request key, so that a double press does one thing once. */
  public static final String REQUEST_KEY = "kunci";

  /**
   * Hidden field: the odd values that were pointed out; sent again unchanged, they are believed.
   */
  public static final String SURE = "yakin";

  /** Hidden field: the half-filled form, sealed, for when its cookie is over. */
  public static final String COPY = "salinan";

  /** Button: one more field of this name. */
  public static final String ADD = "tambah";

  /** Button: without the KPJ in this row, counted from 0. */
  public static final String REMOVE = "hapus";

  /** Button: what to do with the PIN: send it by "sms" or "email", or once more ("lagi"). */
  public static final String STEP = "langkah";

  /** Button: turns to another language, or leaves, after the form was kept. */
  public static final String LEAVE = "lalu";

  /** Button: another captcha. */
  public static final String ANOTHER_CAPTCHA = "ganti";

  /** Field: the code of a booking, typed by hand. */
  public static final String CODE = "kode";

  /** A role of staff: only people who have it are listed. */
  public static final String ROLE = "peran";

  /** The user name of a member of staff, on the trail. */
  public static final String PERSON = "orang";

  /** What was done, on the trail. */
  public static final String ACTION = "tindakan";

  /** To what it was done, on the trail. */
  public static final String OBJECT = "objek";

  /** The first day of a list. */
  public static final String FROM = "dari";

  /** The last day of a list. */
  public static final String UNTIL = "sampai";

  /** What stands between the cells of a file: "titik-koma" (semicolon), or a comma. */
  public static final String SEPARATOR = "pemisah";

  /** What was done on a page of staff a moment ago, as a word of that page. */
  public static final String DONE = "selesai";

  /** The kind of file: branches, holidays. */
  public static final String KIND = "jenis";

  private Param() {}
}
