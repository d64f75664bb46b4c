package id.antrean.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

  /** The same without JavaScript; {@code lanes}: their letters, "" for all. */
  public static String plainDisplay(String branch, String lanes) {
    return with(display(branch) + "/papan", "lanes", lanes);
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
