package id.antrean.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Addresses of pages, one method per page. {@code reason} is "" where a service asks for none;
 * {@code draft} is the id of the half-filled form.
 */
public final class Links {
  private Links() {}

  public static String home() {
    return "/";
  }

  public static String help() {
    return "/bantuan";
  }

  public static String eKlaimHelp() {
    return help() + "#e-klaim";
  }

  public static String privacy() {
    return "/privasi";
  }

  public static String offices() {
    return "/kantor";
  }

  /** {@code region} is "" for all; {@code page} counts from 1. */
  public static String offices(String search, String region, int page) {
    return with(
        offices(), Param.SEARCH, search, Param.REGION, region, Param.PAGE, Integer.toString(page));
  }

  public static String office(String branch) {
    return offices() + "/" + branch;
  }

  /** Only the offices of a province. */
  public static String officesIn(String province) {
    return with(offices(), Param.PROVINCE, province);
  }

  /** Calls a telephone number, which may be written with spaces and hyphens. */
  public static String call(String number) {
    return "tel:" + number.replaceAll("[^0-9+]", "");
  }

  /** The map of an external provider; the only address here that is not ours. */
  public static String map(String address) {
    return with("https://www.google.com/maps/search/?api=1", "query", address);
  }

  /** The branches to open a lobby screen of. */
  public static String displays() {
    return "/display";
  }

  /** The lobby screen of a branch. */
  public static String display(String branch) {
    return displays() + "/" + branch;
  }

  /** The numbers called at a branch now, for a phone. */
  public static String calls(String branch) {
    return office(branch) + "/panggilan";
  }

  /** The choice of a service; {@code chosen} is marked, "" for none. */
  public static String services(String branch, String chosen) {
    return with("/pesan/" + branch, Param.CHOSEN, chosen);
  }

  public static String services(String branch) {
    return services(branch, "");
  }

  /** The choice of a reason where the service asks for one, else the documents to bring. */
  public static String service(String branch, String service) {
    return services(branch) + "/" + service;
  }

  public static String reasons(String branch, String service, String chosen) {
    return with(service(branch, service), Param.CHOSEN, chosen);
  }

  /** The documents to bring. */
  public static String papers(String branch, String service, String reason) {
    return with(service(branch, service), Param.REASON, reason);
  }

  /** Where the claim is shown for a lane that asks for one. */
  public static String claim(String branch, String service, String reason) {
    return with(service(branch, service) + "/klaim", Param.REASON, reason);
  }

  public static String days(String branch, String service, String reason) {
    return with(service(branch, service) + "/waktu", Param.REASON, reason);
  }

  public static String times(String branch, String service, String reason, LocalDate date) {
    return with(
        service(branch, service) + "/waktu", Param.DATE, date.toString(), Param.REASON, reason);
  }

  /** Where else to go when a day is full. */
  public static String fullDay(String branch, String service, String reason, LocalDate date) {
    return with(
        service(branch, service) + "/penuh", Param.DATE, date.toString(), Param.REASON, reason);
  }

  public static String data(String draft) {
    return withDraft("/pesan/data", draft);
  }

  /** Where a PIN proves the mobile. */
  public static String proof(String draft) {
    return withDraft("/pesan/pin", draft);
  }

  public static String check(String draft) {
    return withDraft("/pesan/periksa", draft);
  }

  /** Other times instead of a slot that filled meanwhile. */
  public static String full(String draft) {
    return withDraft("/pesan/penuh", draft);
  }

  public static String refused(String draft) {
    return withDraft("/pesan/ditolak", draft);
  }

  /** Where a code is typed by hand. */
  public static String mine() {
    return "/t";
  }

  public static String ticket(String code) {
    return mine() + "/" + code;
  }

  /** Where the holder of a paper follows its number. */
  public static String number(String token) {
    return "/n/" + token;
  }

  public static String calendar(String code) {
    return ticket(code) + "/antrean.ics";
  }

  /** Where a script hears of each change of a branch's board. */
  public static String board(String branch) {
    return "/api/v1/branches/" + branch + "/board/stream";
  }

  /** Where a script hears what becomes of a ticket on its day. */
  public static String stream(String code) {
    return "/api/v1/bookings/" + code + "/stream";
  }

  public static String resend(String code) {
    return ticket(code) + "/sms";
  }

  public static String cancel(String code) {
    return ticket(code) + "/batal";
  }

  public static String move(String code) {
    return ticket(code) + "/pindah";
  }

  public static String move(String code, String office) {
    return with(move(code), Param.OFFICE, office);
  }

  public static String move(String code, String office, LocalDate date) {
    return with(move(code, office), Param.DATE, date.toString());
  }

  public static String moveCheck(String code) {
    return move(code) + "/periksa";
  }

  public static String lost() {
    return "/cari-nomor";
  }

  public static String lost(String draft) {
    return withDraft(lost(), draft);
  }

  /** Changes the language and goes back. */
  public static String language(String to, String back) {
    return with("/bahasa", Param.TO, to, Param.BACK, back);
  }

  /** Changes the contrast ("tinggi", or "" for the usual one) and goes back. */
  public static String contrast(String to, String back) {
    return with("/kontras", Param.TO, to, Param.BACK, back);
  }

  /** Where staff sign in and work on the floor. */
  public static String console() {
    return "/console";
  }

  /** Where staff look up and decide. */
  public static String staff() {
    return "/staf";
  }

  public static String staff(String office) {
    return with(staff(), Param.OFFICE, office);
  }

  /** Where staff sign in without the console; {@code back}: where they wanted to go, or "". */
  public static String signIn(String back) {
    return with(staff() + "/masuk", Param.BACK, back);
  }

  /** Where the second factor's code is typed. */
  public static String signInCode(String back) {
    return with(staff() + "/masuk/kode", Param.BACK, back);
  }

  public static String signOut() {
    return staff() + "/keluar";
  }

  /** Own password, second factor, sessions and devices. */
  public static String own() {
    return staff() + "/saya";
  }

  public static String ownPassword(String back) {
    return with(own() + "/sandi", Param.BACK, back);
  }

  public static String ownFactor(String back) {
    return with(own() + "/faktor", Param.BACK, back);
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

  /** How many places an office offers: the days to come. */
  public static String quotas(String office) {
    return details(office) + "/kuota";
  }

  /** The weekly pattern of one weekday. */
  public static String quotas(String office, DayOfWeek weekday) {
    return with(quotas(office), Param.WEEKDAY, weekday.name());
  }

  /** The places of one day. */
  public static String quotas(String office, LocalDate date) {
    return with(quotas(office), Param.DATE, date.toString());
  }

  /** How the lanes of an office share its counters. */
  public static String policy(String office) {
    return details(office) + "/aturan";
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
    return with(atOffice(office) + "/daftar", Param.DATE, day.toString());
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
    return with(moveVisit(office, booking), Param.DATE, date.toString());
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

  /** The demo's phones and mailboxes. */
  public static String mailbox() {
    return "/mailbox";
  }

  /** A link on the way to the booking form; it takes the draft along where there is one. */
  public static String withDraft(String link, String draft) {
    return with(link, Param.DRAFT, draft);
  }

  /** Adds query parameters, given in pairs and encoded; empty ones are left out. */
  public static String with(String link, String... pairs) {
    var all = new StringBuilder(link);
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        all.append(all.indexOf("?") < 0 ? '?' : '&')
            .append(pairs[i])
            .append('=')
            .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
