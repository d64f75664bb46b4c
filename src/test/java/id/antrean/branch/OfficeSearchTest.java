package id.antrean.branch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for an office, among all the real ones. */
class OfficeSearchTest {
  private static final ReferenceFiles FILES = new ReferenceFiles(Optional.empty());
  private static final OfficeSearch SEARCH = new OfficeSearch(branches(), regions());

  @ParameterizedTest
  @CsvSource({
    "jogja, Yogyakarta",
    "jogjakarta, Yogyakarta",
    "kantor bpjs jogja, Yogyakarta",
    "makasar, Makassar",
    "ujung pandang, Makassar",
    "smg, Semarang Majapahit",
    "kantor semarang, Semarang Majapahit",
    "bpjs semarang, Semarang Majapahit",
    "BPJS Ketenagakerjaan cabang Semarang Pemuda, Semarang Pemuda",
    "kota semarang, Semarang Majapahit",
    "kab semarang, Ungaran",
    "solo, Surakarta",
    "tangsel, Tangerang Selatan",
    "tangerang selatan, Tangerang Selatan",
    "kab bogor, Bogor Cileungsi",
    "kota bogor, Bogor",
    "bogor, Bogor",
    "lombok, Lombok Tengah Praya",
    "timika, Papua Mimika",
    "soetta, Tangerang Bandara Soekarno Hatta",
    "palangka raya, Palangkaraya",
    "gunungkidul, Gunung Kidul Wonosari",
    "bukittinggi, Bukit Tinggi",
    "padang sidempuan, Padangsidimpuan"
  })
  void theFirstAnswerIsTheOneThatIsMeant(String typed, String office) {
    assertThat(names(typed).getFirst()).isEqualTo(office);
  }

  @ParameterizedTest
  @CsvSource({
    "bali, Bali",
    "jateng, Jawa Tengah",
    "ntt, Nusa Tenggara Timur",
    "kaltara, Kalimantan Utara"
  })
  void aProvinceGivesItsOfficesAndNoOthers(String typed, String province) {
    var all = branches().stream().filter(b -> b.province().equals(province)).map(Branch::name);
    assertThat(names(typed)).containsExactlyInAnyOrderElementsOf(all.toList());
  }

  @Test
  void aNicknameIsNotTheBeginningOfAnotherTown() {
    assertThat(names("solo")).containsExactly("Surakarta");
    assertThat(names("solok")).contains("Solok").doesNotContain("Surakarta");
    assertThat(names("bali")).doesNotContain("Balikpapan", "Purbalingga Ahmad Yani");
    assertThat(names("balik")).containsExactly("Balikpapan");
  }

  @Test
  void aRegencyGivesItsOfficesFirstThenTheTownOfTheSameName() {
    assertThat(names("kab bogor"))
        .startsWith("Bogor Cileungsi", "Bogor Leuwiliang")
        .contains("Bogor");
    assertThat(names("tangsel"))
        .containsExactly(
            "Tangerang Selatan", "Tangerang Selatan Bintaro", "Tangerang Selatan Ciputat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"surbaya", "surabayaa", "surabata", "sruabaya", "kantor surbaya"})
  void oneTypingErrorIsForgiven(String typed) {
    assertThat(names(typed)).contains("Surabaya Darmo", "Surabaya Rungkut").hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"srbya", "surbyaa", "xyz", "xyzzy", "%&/", "<b>xyz", "<b>", "bpjs"})
  void twoAreNotAndAWordThatNamesNoPlaceFindsNone(String typed) {
    assertThat(names(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "batam center, batam, center",
    "bekasi timur, bekasi, timur",
    "timur bekasi, bekasi, timur",
    "kantor bpjs xyz batam, batam, xyz",
    "semarang xyz pemuda foo, semarang pemuda, xyz foo",
    "kota jogja xyz, jogja, xyz"
  })
  void whereNoOfficeHasAllTheWordsThoseThatBelongTogetherAreSought(
      String typed, String kept, String left) {
    var found = SEARCH.search(Optional.empty(), typed);
    assertThat(found.keptWords()).isEqualTo(kept);
    assertThat(found.leftWords()).isEqualTo(left);
    assertThat(found.offices()).isNotEmpty();
    assertThat(found.offices().stream().map(Branch::name).toList()).isEqualTo(names(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bpjs tk jakarta", "bogor", "palangka raya", "semarang pem"})
  void whereAnOfficeHasThemAllNothingIsLeftOut(String typed) {
    assertThat(SEARCH.search(Optional.empty(), typed).isPart()).isFalse();
    assertThat(SEARCH.search(Optional.empty(), typed).offices()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz abcd", "<b>xyz", "%00%ZZ&nik=1;--'", "a b c d e f g h i j", "bpjs"})
  void wordsOfNoPlaceFindNothingTogetherEither(String typed) {
    assertThat(SEARCH.search(Optional.empty(), typed).offices()).isEmpty();
  }

  @Test
  void onTheWayToAWordItsOfficesAreShown() {
    assertThat(names("semarang pem")).containsExactly("Semarang Pemuda");
    assertThat(names("sema")).contains("Semarang Pemuda", "Ungaran");
    assertThat(names("kantor jogj").getFirst()).isEqualTo("Yogyakarta");
  }

  @Test
  void anAddressIsFoundWhereNoNameIs() {
    assertThat(names("urip sumoharjo")).contains("Yogyakarta");
    assertThat(names("kota")).contains("Medan Kota", "Bekasi Kota");
  }

  @Test
  void aRegionsNameStillFindsItsOffices() {
    assertThat(SEARCH.find(Optional.empty(), "sumbagut"))
        .allMatch(b -> b.region().equals("sumbagut"));
    assertThat(SEARCH.find(Optional.of("banten"), "semarang")).isEmpty();
    assertThat(SEARCH.find(Optional.empty(), " ")).hasSize(327);
  }

  /** Each nickname leads to offices, so none is misspelt in the file. */
  @Test
  void everyNicknameFindsAnOffice() {
    assertThat(SearchWords.BUILT_IN.meanings()).hasSizeGreaterThan(60);
    for (var nickname : SearchWords.BUILT_IN.meanings().entrySet()) {
      for (var meaning : nickname.getValue()) {
        assertThat(names(String.join(" ", meaning))).as(nickname.getKey()).isNotEmpty();
      }
      assertThat(SearchWords.plain(nickname.getKey()))
          .isEqualTo(Arrays.asList(nickname.getKey().split(" ")));
    }
  }

  private static List<String> names(String typed) {
    return SEARCH.find(Optional.empty(), typed).stream().map(Branch::name).toList();
  }

  private static List<Region> regions() {
    return rows(FILES.regions().stream())
        .map(r -> new Region(r.getString("id"), r.getString("name"), r.getString("covers")))
        .toList();
  }

  private static List<Branch> branches() {
    return rows(FILES.branches().stream())
        .map(
            row ->
                new Branch(
                    row.getString("id"),
                    row.getString("region"),
                    row.getString("name"),
                    row.getString("sms_name"),
                    row.getString("city"),
                    row.getString("province"),
                    ZoneId.of(row.getString("time_zone")),
                    Optional.ofNullable(row.getString("address")),
                    Optional.ofNullable(row.getString("phone")),
                    Optional.empty(),
                    Optional.empty()))
        .sorted(java.util.Comparator.comparing(Branch::name))
        .toList();
  }

  private static Stream<JsonObject> rows(Stream<Object> rows) {
    return rows.map(JsonObject.class::cast);
  }
}
