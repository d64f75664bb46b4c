package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Bilingual;
import id.antrean.branch.Branch;
import id.antrean.branch.Service.ChecklistItem;
import id.antrean.branch.Service.Form;
import id.antrean.core.Code;
import id.antrean.core.Email;
import id.antrean.core.Lane;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.page.Links;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class MessageWordsTest {
  /** The longest that production allows. */
  private static final String HOME = "https://antrean.go.id1";

  private static final String LINK = HOME + "/t/0123456789ABC";
  private static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  private static final String NUMBER = HOME + Links.number(Code.ofTicket(SEALED, new UUID(0, 1)));

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private final MessageWords words = new MessageWords(() -> HOME);

  @Test
  void theTextsNameWeekdayDateTimeZoneAndOffice() {
    var facts = facts("Semarang Pemuda", "Asia/Jakarta", null, MONDAY, "id");
    assertThat(words.sms(letter(Template.BOOKED, facts)))
        .isEqualTo(
            "Antrean B-1031, Semarang Pemuda, Senin, 23 Nov pukul 08.30-09.00 WIB. Bawa KTP asli,"
                + " datang 15 menit lebih awal. "
                + LINK);
    assertThat(words.subject(letter(Template.BOOKED, facts)))
        .isEqualTo("Antrean B-1031: Senin, 23 November 2026, 08.30 WIB");
    assertThat(words.sms(letter(Template.DAY_BEFORE, facts)))
        .startsWith("Besok Senin, 23 Nov pukul 08.30-09.00 WIB: antrean B-1031, Semarang Pemuda.")
        .endsWith("Tidak jadi? Batalkan: " + LINK);
    assertThat(words.sms(letter(Template.TWO_HOURS, facts)))
        .startsWith("Hari ini pukul 08.30-09.00 WIB: antrean B-1031, Semarang Pemuda.");
    assertThat(words.sms(letter(Template.NEAR, facts)))
        .startsWith("Antrean B-1031: 3 orang lagi di depan Anda di Semarang Pemuda.");
    assertThat(words.sms(letter(Template.MOVED, facts))).contains("Nomor B-1030 tidak berlaku");
    assertThat(words.sms(letter(Template.CLOSED, facts)))
        .isEqualTo(
            "Maaf, Semarang Pemuda tutup Senin, 23 Nov: antrean B-1031 tidak bisa dilayani. Pilih"
                + " hari atau kantor lain: "
                + LINK);
    assertThat(words.mail(letter(Template.CLOSED, facts)))
        .contains("Maaf, kantor tutup pada hari jadwal Anda", "atau batalkan: " + LINK)
        .doesNotContain("Berkas yang dibawa", "15 menit lebih awal");
    assertThat(words.sms(letter(Template.CANCELLED, facts)))
        .contains("Telepon 175")
        .endsWith(HOME)
        .doesNotContain("/t/");
  }

  @Test
  void whoIsFirstIsNotToldOfZeroPeople() {
    var facts = facts("Semarang Pemuda", "Asia/Jakarta", null, MONDAY, "id");
    var first = ahead(facts, 0);
    assertThat(words.sms(letter(Template.WALK_IN, first)))
        .contains(": tidak ada orang di depan Anda.")
        .matches(SmsText::fitsOnePart);
    assertThat(words.mail(letter(Template.WALK_IN, first))).contains("Tidak ada orang di depan");
    assertThat(words.sms(letter(Template.WALK_IN, ahead(facts, 2)))).contains("2 orang di depan");
  }

  private static Facts ahead(Facts facts, int ahead) {
    return new Facts(
        facts.branch(),
        facts.lane(),
        facts.number(),
        facts.formerNumber(),
        ahead,
        facts.date(),
        facts.starts(),
        facts.ends(),
        facts.checklist(),
        facts.language());
  }

  @Test
  void aTelephoneInAMessageIsOneThatCanBeDialled() {
    var facts = facts("Semarang Pemuda", "Asia/Jakarta", "024-3520279, 3588880", MONDAY, "id");
    assertThat(words.sms(letter(Template.CANCELLED, facts))).contains("Telepon 024-3520279. ");
  }

  @Test
  void everyTextFitsOnePartForEachOfTheRealOffices() {
    var longest = new ArrayList<String>();
    for (var branch : branches()) {
      var phone = branch.get("phone").isEmpty() ? null : branch.get("phone");
      longest.addAll(texts(branch.get("sms_name"), branch.get("time_zone"), phone));
    }
    assertThat(longest).hasSizeGreaterThan(327 * 8 * 2 * 7);
    assertThat(longest).allSatisfy(text -> assertThat(text).matches(SmsText::fitsOnePart));
  }

  @Test
  void everyTextFitsOnePartForTheLongestNameZonePhoneAndLink() {
    assertThat(texts("Surabaya Karimunjawa", "Asia/Makassar", "0274-1234567"))
        .allSatisfy(text -> assertThat(text).matches(SmsText::fitsOnePart));
  }

  @Test
  void subjectsAreShort() {
    for (var template : Template.values()) {
      var facts = facts("Semarang Pemuda", "Asia/Makassar", null, MONDAY.plusDays(2), "id");
      assertThat(words.subject(letter(template, facts))).hasSizeLessThanOrEqualTo(60);
    }
  }

  @Test
  void theMailBeginsWithTheFactAndCarriesOneLink() {
    var facts = facts("Semarang Pemuda", "Asia/Jakarta", null, MONDAY, "id");
    var mail = words.mail(letter(Template.BOOKED, facts));
    assertThat(mail)
        .startsWith("Antrean Anda sudah tercatat.")
        .contains("Nomor: B-1031\nKantor: Semarang Pemuda\nHari dan jam: Senin, 23 November 2026")
        .contains("Berkas yang dibawa:\n- KTP, asli. Bawa jika ada.\n")
        .doesNotContain("Rahmawati", "Alamat", "null", "{");
    assertThat(mail.split("https://", -1)).hasSize(2);
  }

  @Test
  void theCalendarFileIsInUtcAndReplacesItsForerunner() {
    var facts = facts("Semarang Pemuda", "Asia/Jakarta", null, MONDAY, "id");
    var file = words.calendar(letter(Template.MOVED, facts)).text();
    assertThat(file)
        .contains("DTSTART:20261123T013000Z\r\nDTEND:20261123T020000Z\r\n")
        .contains("SEQUENCE:2\r\n", "TRIGGER:-PT2H\r\n", "SUMMARY:Antrean B-1031\\, kantor");
    assertThat(file.split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
  }

  /** The same hour of another day may have the same number. */
  @Test
  void aNumberThatStaysIsNotCalledInvalid() {
    var f = facts("Semarang Pemuda", "Asia/Jakarta", null, MONDAY, "id");
    var same =
        new Facts(
            f.branch(),
            f.lane(),
            f.number(),
            f.shownNumber(),
            f.ahead(),
            f.date(),
            f.starts(),
            f.ends(),
            f.checklist(),
            f.language());
    assertThat(words.sms(letter(Template.MOVED, same)))
        .contains("Jadwal pindah", "Jadwal lama tidak berlaku.")
        .doesNotContain("Nomor B");
    assertThat(words.mail(letter(Template.MOVED, same))).contains("Nomor Anda tetap B-1031.");
    assertThat(words.sms(letter(Template.MOVED, f))).contains("Nomor B-1030 tidak berlaku.");
  }

  /** Else the phone rings two hours before a visit that does not exist (F7). */
  @Test
  void aCancelledVisitLeavesTheCalendar() {
    var facts = facts("Semarang Pemuda", "Asia/Jakarta", null, MONDAY, "id");
    var moved = words.calendar(letter(Template.MOVED, facts)).text();
    var file = words.calendar(letter(Template.CANCELLED, facts));
    var uid = moved.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    assertThat(file.text())
        .contains(uid, "METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", "SEQUENCE:3\r\n")
        .doesNotContain("VALARM");
    assertThat(file.contentType()).endsWith("method=CANCEL");
  }

  private List<String> texts(String smsName, String zone, String phone) {
    var texts = new ArrayList<String>();
    for (var template : Template.values()) {
      for (var language : List.of("id", "en")) {
        for (int day = 0; day < 7; day++) {
          for (var month : List.of(9, 11, 12)) {
            var date = LocalDate.of(2026, month, 21).plusDays(day);
            texts.add(words.sms(letter(template, facts(smsName, zone, phone, date, language))));
          }
        }
      }
    }
    return texts;
  }

  private static Facts facts(
      String smsName, String zone, String phone, LocalDate date, String language) {
    var branch =
        new Branch(
            "uji",
            "uji",
            smsName,
            smsName,
            "Kota Semarang",
            "Jawa Tengah",
            ZoneId.of(zone),
            Optional.empty(),
            Optional.ofNullable(phone),
            Optional.empty(),
            Optional.empty());
    return new Facts(
        branch,
        Lane.ONLINE,
        1031,
        "B-1030",
        3,
        date,
        LocalTime.of(8, 30),
        LocalTime.of(9, 0),
        List.of(
            new ChecklistItem(
                new Bilingual("KTP", "ID card"),
                Form.ORIGINAL,
                Optional.of(new Bilingual("Bawa jika ada.", "Bring it if you have it.")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        language);
  }

  private static Letter letter(Template template, Facts facts) {
    var link = template == Template.WALK_IN ? NUMBER : LINK;
    var to = new Receiver(new Phone("+6281234567890"), Optional.of(new Email("siti@contoh.id")));
    return new Letter(
        7, new UUID(0, 1), 2, template, 1, Instant.EPOCH, false, facts, link, to, true, false);
  }

  private static List<CSVRecord> branches() {
    try (var in =
        new InputStreamReader(
            MessageWordsTest.class.getResourceAsStream("/reference/branches.csv"),
            StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(in)
          .getRecords();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
