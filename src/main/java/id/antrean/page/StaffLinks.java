package id.antrean.page;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Addresses of the pages of staff, as {@link Links}. */
public final class StaffLinks {
  private StaffLinks() {}

  /** Where staff sign in and work on the floor. */
  public static String console() {
    return "/console";
  }

  /** Where staff look up and decide. */
  public static String staff() {
    return "/staf";
  }

  public static String staff(String office) {
    return Links.with(staff(), Param.OFFICE, office);
  }

  /** Where staff sign in without the console; {@code back}: where they wanted to go, or "". */
  public static String signIn(String back) {
    return Links.with(staff() + "/masuk", Param.BACK, back);
  }

  /** Where the second factor's code is typed. */
  public static String signInCode(String back) {
    return Links.with(staff() + "/masuk/kode", Param.BACK, back);
  }

  public static String signOut() {
    return staff() + "/keluar";
  }

  /** Own password, second factor, sessions and devices. */
  public static String own() {
    return staff() + "/saya";
  }

  public static String ownPassword(String back) {
    return Links.with(own() + "/sandi", Param.BACK, back);
  }

  public static String ownFactor(String back) {
    return Links.with(own() + "/faktor", Param.BACK, back);
  }

  public static String recoveryCodes() {
    return own() + "/pemulihan";
  }

  public static String ownSession(String id) {
    return own() + "/sesi/" + id;
  }

  public static String ownDevice(String id) {
    return own() + "/perangkat/" + id;
  }

  /** The people whom the reader sees. */
  public static String people() {
    return staff() + "/orang";
  }

  public static String newPerson() {
    return people() + "/baru";
  }

  public static String person(String username) {
    return people() + "/" + username;
  }

  /** A form on the page of a person. */
  public static String person(String username, String act) {
    return person(username) + "/" + act;
  }

  /** Passes for the e-Klaim lane of an office. */
  public static String passes(String office) {
    return staff() + "/kantor/" + office + "/izin";
  }

  public static String takeBack(String office, String pass) {
    return passes(office) + "/" + pass + "/tarik";
  }

  /** What an office says about itself, as a form for its staff. */
  public static String details(String office) {
    return staff() + "/kantor/" + office;
  }

  /** Where an office is opened. */
  public static String newBranch() {
    return staff() + "/kantor/baru";
  }

  /** The regions, and one more. */
  public static String regions() {
    return staff() + "/wilayah";
  }

  /** Files of offices, holidays and so on: taken in, handed out, taken back. */
  public static String files() {
    return staff() + "/berkas";
  }

  /** What is there of one kind, as a file. */
  public static String file(String kind) {
    return files() + "/unduh/" + kind;
  }

  public static String undoFile(String id) {
    return files() + "/" + id + "/urungkan";
  }

  /** Offices of which something is not known, or doubtful. */
  public static String missing() {
    return staff() + "/kekurangan";
  }

  /** The same as a file to fill in. */
  public static String missingFile() {
    return missing() + "/berkas";
  }

  /** How many places an office offers: the days to come. */
  public static String quotas(String office) {
    return details(office) + "/kuota";
  }

  /** The weekly pattern of one weekday. */
  public static String quotas(String office, DayOfWeek weekday) {
    return Links.with(quotas(office), Param.WEEKDAY, weekday.name());
  }

  /** The places of one day. */
  public static String quotas(String office, LocalDate date) {
    return Links.with(quotas(office), Param.DATE, date.toString());
  }

  /** How the lanes of an office share its counters. */
  public static String policy(String office) {
    return details(office) + "/aturan";
  }

  /** Changes that wait for a decision or for their day. */
  public static String proposals() {
    return staff() + "/usulan";
  }

  public static String proposal(long proposal) {
    return proposals() + "/" + proposal;
  }

  /** Whether the supervisors of a region decide alone. */
  public static String regionRules() {
    return staff() + "/wewenang";
  }

  /** Every change of an office's configuration. */
  public static String history(String office) {
    return details(office) + "/riwayat";
  }

  public static String undo(String office, long change) {
    return history(office) + "/" + change + "/urungkan";
  }

  /** Everybody booked on a day. */
  public static String dayList(String office, LocalDate day) {
    return Links.with(atOffice(office) + "/daftar", Param.DATE, day.toString());
  }

  public static String dayList(String office) {
    return atOffice(office) + "/daftar";
  }

  /** Where staff look for a visit. */
  public static String visits(String office) {
    return atOffice(office) + "/cari";
  }

  private static String atOffice(String office) {
    return staff() + "/kantor/" + office;
  }

  /** One visit, as staff see it. */
  public static String visit(String office, String booking) {
    return atOffice(office) + "/kunjungan/" + booking;
  }

  public static String resendVisit(String office, String booking) {
    return visit(office, booking) + "/kirim";
  }

  public static String moveVisit(String office, String booking) {
    return visit(office, booking) + "/pindah";
  }

  public static String moveVisit(String office, String booking, LocalDate date) {
    return Links.with(moveVisit(office, booking), Param.DATE, date.toString());
  }

  public static String cancelVisit(String office, String booking) {
    return visit(office, booking) + "/batal";
  }

  /** Where the mobile or the e-mail address of a visit is corrected. */
  public static String contact(String office, String booking) {
    return visit(office, booking) + "/kontak";
  }

  /** Where the spelling of a name is corrected. */
  public static String name(String office, String booking) {
    return visit(office, booking) + "/nama";
  }

  /** Where a supervisor opens all data of a visit, with a reason. */
  public static String visitData(String office, String booking) {
    return visit(office, booking) + "/data";
  }

  /** Where a person who shows the KTP sees, takes along and erases what is stored of them. */
  public static String ownData(String office) {
    return atOffice(office) + "/data";
  }

  public static String ownDataFile(String office) {
    return ownData(office) + "/unduh";
  }

  public static String correctOwnData(String office) {
    return ownData(office) + "/perbaiki";
  }

  public static String eraseOwnData(String office) {
    return ownData(office) + "/hapus";
  }

  /** What staff did. */
  public static String trail() {
    return staff() + "/jejak";
  }

  /** The same as a file for spreadsheets. */
  public static String trailFile() {
    return trail() + "/berkas";
  }

  /** Whether it stands as it was sealed. */
  public static String trailCheck() {
    return trail() + "/periksa";
  }

  /** What people are let know for a while. */
  public static String notices() {
    return staff() + "/pengumuman";
  }

  public static String noticeRemoval(String notice) {
    return notices() + "/" + notice + "/hapus";
  }

  /** Who may make no new booking. */
  public static String blocks() {
    return staff() + "/blokir";
  }

  /** {@code step}: "setuju" to agree to the block, "akhiri" to end it. */
  public static String block(String block, String step) {
    return blocks() + "/" + block + "/" + step;
  }
}
