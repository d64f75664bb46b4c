package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TextBrowser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into forms: nothing of it is lost, and a sentence says what to do. */
@Antrean(captcha = true, shared = true)
class FormsIT {

  /** By what is wrong with it. */
  private static final Map<String, String> WRONG =
      Map.of(
          "spaces", "   ",
          "too long", "9".repeat(5_000),
          "a number too long to count", "9".repeat(40),
          "letters", "abcdefghijklmnop",
          "emoji", "🙂🙂👍🏽",
          "right to left", "\u202eنور ١٢٣\u202c",
          "script", "<script>alert(1)</script>",
          "markup", "\"><img src=x onerror=alert(1)>",
          "percent", "%00%ZZ&nik=1;--'",
          "combined", "A\u0301\u0302\u0303\u0304".repeat(30));

  private static Nodes nodes;
  private static BookingForms forms;

  @BeforeAll
  static void start(Nodes started, KnownDigits digits) {
    nodes = started;
    forms = new BookingForms(nodes, digits);
  }

  static Stream<Arguments> fieldsAndWhatIsWrong() {
    return Stream.of("NIK", "Nomor KPJ", "Nama lengkap", "Nomor HP", "Email (boleh kosong)")
        .flatMap(field -> WRONG.keySet().stream().map(what -> Arguments.of(field, what)));
  }

  @ParameterizedTest
  @MethodSource("fieldsAndWhatIsWrong")
  void aWrongFieldIsNamedAndEverythingStaysAsTyped(String field, String what) {
    var wrong = WRONG.get(what);
    var form = forms.filledIn(forms.nik()).type(field, wrong).press("Lanjut");
    if (isRight(field, what)) {
      assertThat(form.heading()).isEqualTo("Periksa, lalu pesan");
    } else {
      assertThat(form.heading()).isEqualTo("Data Anda");
      assertThat(form.title()).startsWith("Kesalahan: ");
      assertThat(form.text()).contains("Ada 1 isian yang perlu diperbaiki");
      assertThat(form.value(field).strip()).isEqualTo(wrong.strip());
      if (!field.equals("Nama lengkap")) {
        assertThat(form.value("Nama lengkap")).isEqualTo("Siti Rahmawati");
      }
    }
    assertThat(form.html()).doesNotContain("<script>alert", "<img src=x");
  }

  /** A name is letters; an address of spaces is none. */
  private static boolean isRight(String field, String what) {
    return switch (field) {
      case "Nama lengkap" -> what.equals("letters");
      case "Email (boleh kosong)" -> what.equals("spaces");
      default -> false;
    };
  }

  @Test
  void pastedWithSpacesDotsAndDashesIsUnderstood() {
    var nik = forms.nik();
    var form =
        forms
            .filledIn(
                "\t " + nik.substring(0, 6) + "." + nik.substring(6, 12) + " " + nik.substring(12))
            .type("Nomor KPJ", " 1234-5678 901\u00a0")
            .type("Nama lengkap", "  Siti   Rahmawati ")
            .type("Nomor HP", "+62 (812) 3456-7890")
            .type("Email (boleh kosong)", " siti@example.id ")
            .press("Lanjut");
    assertThat(form.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(form.text()).contains("12345678901", "Siti Rahmawati", "siti@example.id");
  }

  @Test
  void anEmptyFormNamesEachFieldOnce() {
    var form = forms.atData().press("Lanjut");
    assertThat(form.title()).startsWith("Kesalahan: ");
    assertThat(form.text()).contains("Ada 4 isian yang perlu diperbaiki", "Tulis NIK Anda");
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void aSearchForAnythingAnswersAndKeepsTheWords(String what) {
    var page = new TextBrowser(nodes.http(0)).open("/kantor");
    var typed = WRONG.get(what);
    var asked = typed.substring(0, Math.min(100, typed.length())); // no longer word fits the field
    page.type("Nama kota atau kantor", asked).press("Cari");
    assertThat(page.heading()).isEqualTo("Kantor mana yang akan Anda datangi?");
    if (!what.equals("spaces")) {
      assertThat(page.text()).contains("Tidak ada kantor bernama");
      assertThat(page.value("Nama kota atau kantor")).isEqualTo(asked);
    }
    assertThat(page.html()).doesNotContain("<script>alert", "<img src=x");
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void aWrongCodeStaysInTheFieldToBeMended(String what) {
    var page = new TextBrowser(nodes.http(0)).open("/t");
    page.type("Kode dari SMS", WRONG.get(what)).press("Lihat antrean");
    assertThat(page.title()).startsWith("Kesalahan: ");
    assertThat(page.value("Kode dari SMS")).isEqualTo(WRONG.get(what));
    page.type("Kode dari SMS", "0000-0000-00000").press("Lihat antrean");
    assertThat(page.heading()).isEqualTo("Lihat antrean saya");
    assertThat(page.text()).contains("Tidak ada antrean dengan kode ini");
    assertThat(page.value("Kode dari SMS")).isEqualTo("0000-0000-00000");
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void aLostNumberIsAskedForWithCare(String what) {
    var wrong = WRONG.get(what).strip();
    for (var field : List.of("NIK", "Nomor HP")) {
      var page = new TextBrowser(nodes.http(0)).open("/cari-nomor");
      page.type("NIK", "3374015501900001").type("Nomor HP", "081234567890");
      forms.solve(page.type(field, wrong)).press("Kirim SMS");
      assertThat(page.title()).startsWith("Kesalahan: ");
      assertThat(page.value(field)).isEqualTo(wrong);
      assertThat(page.html()).doesNotContain("<script>alert", "<img src=x");
    }
  }

  static Stream<String> whatIsWrong() {
    return WRONG.keySet().stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "-1", "0", "99999999999999999999", "1e3", "١٢", "<script>"})
  void aTimeThatIsNoneIsAskedAgain(String slot) {
    var times = forms.atTimes().forge("slot", slot).press("Lanjut");
    assertThat(times.heading()).isEqualTo("Pukul berapa Anda datang?");
    assertThat(times.text()).contains("Pilih satu jam yang masih ada tempat.");
  }

  @Test
  void noServiceNoReasonNoTimeIsASentenceEach() {
    var page = new TextBrowser(nodes.http(0)).open("/pesan/" + BookingForms.OFFICE).press("Lanjut");
    assertThat(page.text()).contains("Pilih satu layanan.");
    page.choose("Klaim JHT").press("Lanjut").press("Lanjut");
    assertThat(page.title()).startsWith("Kesalahan: ");
    assertThat(forms.atTimes().press("Lanjut").text()).contains("Pilih satu jam");
  }
}
