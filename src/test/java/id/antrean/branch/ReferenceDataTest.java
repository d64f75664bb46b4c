package id.antrean.branch;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The files under {@code reference/} hang together after every edit. */
class ReferenceDataTest {
  private static final List<CSVRecord> BRANCHES = csv("branches.csv");
  private static final Map<String, CSVRecord> BRANCH = byId(BRANCHES, "id");
  private static final List<CSVRecord> ASSUMED = csv("branch_assumptions.csv");
  private static final JsonObject CATALOGUE = json("services.json");
  private static final List<JsonObject> SERVICES = objects(CATALOGUE.getJsonArray("services"));

  @Test
  void everyRealOfficeIsThereOnce() {
    assertThat(BRANCHES).hasSize(327);
    assertThat(BRANCH).hasSize(327);
    assertThat(values(BRANCHES, "name")).hasSize(327);
    assertThat(csv("regions.csv")).hasSize(11);
    assertThat(values(csv("regions.csv"), "id")).isEqualTo(values(BRANCHES, "region"));
    assertThat(BRANCHES.stream().filter(b -> !b.get("address").isEmpty())).hasSize(316);
    assertThat(BRANCHES.stream().filter(b -> !b.get("phone").isEmpty())).hasSize(154);
  }

  /** Links, tickets and bookings hold the ids. */
  @Test
  void theOfficesOfTheFirstReleaseKeepTheirIds() {
    var released = csv("offices-0.1.0.csv");
    assertThat(released).hasSize(146);
    assertThat(released)
        .allSatisfy(
            office -> {
              assertThat(BRANCH).containsKey(office.get("id"));
              assertThat(BRANCH.get(office.get("id")).get("name")).isEqualTo(office.get("name"));
            });
  }

  @Test
  void everyOfficeHasAShortNameOfItsOwnThatFitsAnSms() {
    assertThat(BRANCHES.stream().map(b -> b.get("sms_name").toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(BRANCHES)
        .allSatisfy(b -> assertThat(b.get("sms_name")).matches("[A-Za-z0-9 .'()/-]{1,20}"));
    assertThat(BRANCHES.stream().filter(b -> b.get("sms_name").equals(b.get("name")))).hasSize(245);
  }

  /**
   * "Banjar" alone could be any of three; a short name that is part of another's says too little.
   */
  @Test
  void aShortNameIsNotTheWholeTownWhereTheTownHasOtherOffices() {
    for (var branch : BRANCHES) {
      var shortName = branch.get("sms_name");
      if (!shortName.equals(branch.get("name"))) {
        assertThat(BRANCHES)
            .filteredOn(other -> other.get("city").equals(branch.get("city")) && other != branch)
            .allSatisfy(other -> assertThat(other.get("name")).doesNotStartWith(shortName));
      }
    }
  }

  @Test
  void everyTelephoneCanBeDialledAsItStands() {
    for (var branch : BRANCHES) {
      assertThat(branch.get("phone")).matches("(0\\d{2,3}-\\d{5,8}(, \\d{5,8})*)?");
    }
  }

  @Test
  void everyOfficeLiesInIndonesiaAndNotFarFromAnotherOneOfItsProvince() {
    var wrong = new ArrayList<String>();
    for (var b : BRANCHES) {
      new PlaceCheck(1, wrong).place(b.get("latitude"), b.get("longitude"));
      assertThat(b.get("coordinates_of")).isIn("city", "office");
      assertThat(BRANCHES)
          .filteredOn(other -> other.get("province").equals(b.get("province")) && other != b)
          .as(b.get("id"))
          .satisfiesAnyOf(
              others -> assertThat(others).isEmpty(),
              others -> assertThat(others).anyMatch(o -> at(o).kilometresTo(at(b)) < 560));
    }
    assertThat(wrong).isEmpty();
  }

  private static Branch.Coordinates at(CSVRecord branch) {
    return new Branch.Coordinates(
        Double.parseDouble(branch.get("latitude")), Double.parseDouble(branch.get("longitude")));
  }

  @Test
  void everyFactNamesItsSource() {
    var sources = csv("branch_sources.csv");
    assertThat(BRANCH.keySet()).containsAll(values(sources, "id"));
    assertThat(values(sources, "confidence")).containsExactlyInAnyOrder("high", "medium", "low");
    assertThat(sources).allSatisfy(s -> assertThat(s.get("source")).isNotBlank());
  }

  @Test
  void nothingMadeUpStandsAmongTheFacts() {
    assertThat(BRANCHES)
        .allSatisfy(b -> assertThat(b.get("address") + b.get("phone")).doesNotContain("contoh"));
    assertThat(BRANCHES)
        .filteredOn(b -> b.get("parent_is_assumed").equals("true"))
        .hasSize(133)
        .allSatisfy(b -> assertThat(b.get("kind")).isEqualTo("SUB"));
  }

  /** An officer reads what the participant was told, but it is not their own bank book. */
  @Test
  void thePapersAreNamedToStaffWithoutSpeakingToTheParticipant() {
    var documents = CATALOGUE.getJsonObject("documents");
    assertThat(documents.fieldNames())
        .allSatisfy(
            name -> {
              var document = documents.getJsonObject(name);
              var staff = document.getJsonObject("staff", document.getJsonObject("text"));
              assertThat(staff.getString("id")).doesNotContainPattern("(?i)\\banda\\b");
              assertThat(staff.getString("en")).doesNotContainPattern("(?i)\\byour?\\b");
            });
    assertThat(documents.getJsonObject("NPWP").getJsonObject("staff").getString("id"))
        .contains("hanya jika saldo JHT lebih dari Rp50 juta");
  }

  @Test
  void aSubBranchBelongsToAMainOffice() {
    assertThat(BRANCHES)
        .allSatisfy(
            b -> {
              assertThat(b.get("kind")).isIn("MAIN", "SUB");
              if (b.get("kind").equals("MAIN")) {
                assertThat(b.get("parent")).isEmpty();
              } else {
                assertThat(BRANCH.get(b.get("parent")).get("kind")).isEqualTo("MAIN");
              }
            });
  }

  @Test
  void anOfficeWithoutOnlineBookingSaysWhyAndWhereItsPeopleAreServed() {
    var without = BRANCHES.stream().filter(b -> b.get("online_booking").equals("false")).toList();
    assertThat(without).hasSize(12);
    assertThat(without)
        .allSatisfy(
            b -> {
              assertThat(b.get("kind")).isEqualTo("SUB");
              assertThat(b.get("no_online_reason")).isNotBlank();
              assertThat(b.get("no_online_reason_en")).isNotBlank();
              assertThat(BRANCH.get(b.get("served_by")).get("online_booking")).isEqualTo("true");
            });
    assertThat(BRANCHES)
        .filteredOn(b -> !without.contains(b))
        .allSatisfy(
            b -> {
              assertThat(b.get("online_booking")).isEqualTo("true");
              assertThat(b.get("served_by") + b.get("no_online_reason")).isEmpty();
            });
  }

  @Test
  void everyOfficeLiesInARegencyOfItsProvinceAndItsTime() {
    var regencies = byId(csv("regencies.csv"), "code");
    var provinces = byId(csv("provinces.csv"), "code");
    assertThat(regencies).hasSize(514);
    assertThat(provinces).hasSize(38);
    assertThat(BRANCHES)
        .allSatisfy(
            b -> {
              var regency = regencies.get(b.get("city_code"));
              var province = provinces.get(regency.get("province_code"));
              assertThat(b.get("city")).isNotBlank();
              assertThat(b.get("province")).isEqualTo(province.get("short_name"));
              assertThat(b.get("time_zone")).isEqualTo(province.get("time_zone"));
              assertThat(ZoneId.of(b.get("time_zone"))).isNotNull();
            });
  }

  @Test
  void retiredAreaCodesAreNotInUse() {
    var retired = values(csv("retired_area_codes.csv"), "code");
    assertThat(retired).hasSize(620);
    assertThat(values(csv("regencies.csv"), "code")).doesNotContainAnyElementsOf(retired);
  }

  @Test
  void holidaysComeInOrderEachOnce() {
    var holidays = csv("holidays.csv");
    assertThat(holidays).hasSize(51);
    assertThat(holidays.stream().map(h -> LocalDate.parse(h.get("date"))))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(values(holidays, "kind")).containsExactlyInAnyOrder("NATIONAL", "COLLECTIVE_LEAVE");
    assertThat(holidays)
        .allSatisfy(
            h -> {
              assertThat(h.get("name")).isNotBlank();
              assertThat(h.get("decree")).startsWith("SKB");
            });
  }

  @Test
  void everyOfficeHasAssumedCountersAndQuotas() {
    assertThat(values(ASSUMED, "branch")).isEqualTo(BRANCH.keySet());
    assertThat(ASSUMED)
        .allSatisfy(
            a -> {
              assertThat(number(a, "counters")).isBetween(3, 8);
              assertThat(number(a, "online_quota")).isPositive();
              assertThat(number(a, "eklaim_quota")).isPositive();
              assertThat(number(a, "walk_in_quota")).isPositive();
            });
    var codes = SERVICES.stream().map(s -> s.getString("code")).toList();
    assertThat(ASSUMED)
        .allSatisfy(
            a -> {
              var notOffered = a.get("services_not_offered");
              assertThat(codes)
                  .containsAll(notOffered.isEmpty() ? List.of() : List.of(notOffered.split(";")));
            });
  }

  @Test
  void assumedHoursCoverTheWorkingWeekInWholeSlots() {
    var assumptions = json("assumptions.json");
    int slot = assumptions.getInteger("slotMinutes");
    var days = new HashSet<DayOfWeek>();
    for (var hours : objects(assumptions.getJsonArray("hours"))) {
      hours.getJsonArray("days").forEach(day -> days.add(DayOfWeek.valueOf((String) day)));
      var times =
          Stream.of("open", "breakFrom", "breakTo", "close")
              .map(key -> LocalTime.parse(hours.getString(key)))
              .toList();
      assertThat(times).isSorted().doesNotHaveDuplicates();
      assertThat(times).allSatisfy(time -> assertThat(time.toSecondOfDay() / 60 % slot).isZero());
    }
    assertThat(days).hasSize(5).doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(objects(assumptions.getJsonArray("lanes")).stream().map(l -> l.getString("lane")))
        .containsExactlyInAnyOrder(Stream.of(Lane.values()).map(Lane::name).toArray(String[]::new));
  }

  @Test
  void everyServiceOfTheCatalogueIsThereOnce() {
    assertThat(SERVICES.stream().map(s -> s.getString("code")))
        .containsExactlyInAnyOrder(
            "REGISTRATION",
            "JHT",
            "JKM",
            "JKK",
            "JP",
            "E_KLAIM_VERIFICATION",
            "DATA_UPDATE",
            "CARD_REPLACEMENT",
            "BALANCE_SLIP",
            "HOUSING_CERTIFICATE",
            "GENERAL");
    assertThat(SERVICES).allSatisfy(s -> assertThat(s.getInteger("typicalMinutes")).isPositive());
  }

  @Test
  void jhtIsClaimedForOneOfTwelveReasons() {
    var reasons = objects(service("JHT").getJsonArray("reasons"));
    assertThat(reasons).hasSize(12);
    assertThat(reasons.stream().filter(r -> r.getBoolean("heir")).map(r -> r.getString("code")))
        .containsExactly("DIED");
    assertThat(service("JKM").getBoolean("heir")).isTrue();
  }

  @Test
  void reasonsOfAServiceAreUnique() {
    assertThat(SERVICES)
        .allSatisfy(
            s ->
                assertThat(
                        objects(s.getJsonArray("reasons")).stream().map(r -> r.getString("code")))
                    .allMatch(code -> code.matches("[A-Z0-9_]+"))
                    .doesNotHaveDuplicates());
  }

  @Test
  void onlyEKlaimVerificationUsesTheEKlaimLane() {
    for (var service : SERVICES) {
      var lanes = service.getJsonArray("lanes");
      var eKlaim = service.getString("code").equals("E_KLAIM_VERIFICATION");
      assertThat(lanes)
          .isEqualTo(
              eKlaim ? JsonArray.of("E_KLAIM") : JsonArray.of("ONLINE", "WALK_IN", "PRIORITY"));
    }
  }

  @Test
  void everyChecklistNamesKnownDocumentsAndEveryDocumentIsNeeded() {
    var documents = CATALOGUE.getJsonObject("documents");
    var needed =
        SERVICES.stream()
            .flatMap(s -> Stream.concat(Stream.of(s), objects(s.getJsonArray("reasons")).stream()))
            .map(entry -> entry.getJsonArray("checklist"))
            .peek(list -> assertThat(list).isNotEmpty().doesNotHaveDuplicates())
            .flatMap(list -> list.stream().map(String.class::cast))
            .collect(toSet());
    assertThat(needed).isEqualTo(documents.fieldNames());
    for (var code : documents.fieldNames()) {
      var document = documents.getJsonObject(code);
      assertThat(document.getString("form")).isIn("ORIGINAL", "ORIGINAL_AND_COPY", "COPY");
      assertThat(document.getJsonObject("text")).isNotNull();
    }
  }

  @Test
  void everySentenceIsThereInBothLanguagesAndKind() {
    var words = CATALOGUE.stream().flatMap(e -> sentences(e.getValue())).toList();
    assertThat(words).hasSizeGreaterThan(100);
    assertThat(words)
        .allSatisfy(
            w -> {
              assertThat(w.fieldNames()).containsExactly("id", "en");
              assertThat(w.getString("en")).isNotBlank();
              assertThat(w.getString("id"))
                  .isNotBlank()
                  .doesNotContain("!")
                  .doesNotContainPattern("(?i)mohon|silahkan|\\bklik\\b|submit")
                  .doesNotContainPattern("\\banda\\b");
            });
  }

  /** Every object with an {@code id} or {@code en} below this value. */
  private static Stream<JsonObject> sentences(Object value) {
    if (value instanceof JsonArray array) {
      return array.stream().flatMap(ReferenceDataTest::sentences);
    }
    if (!(value instanceof JsonObject object)) {
      return Stream.empty();
    }
    return object.containsKey("id") || object.containsKey("en")
        ? Stream.of(object)
        : object.stream().flatMap(entry -> sentences(entry.getValue()));
  }

  private static JsonObject service(String code) {
    return SERVICES.stream()
        .filter(s -> s.getString("code").equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static Map<String, CSVRecord> byId(List<CSVRecord> records, String column) {
    return records.stream().collect(Collectors.toMap(r -> r.get(column), Function.identity()));
  }

  private static Set<String> values(List<CSVRecord> records, String column) {
    return records.stream().map(r -> r.get(column)).collect(toSet());
  }

  private static int number(CSVRecord record, String column) {
    return Integer.parseInt(record.get(column));
  }

  private static List<CSVRecord> csv(String file) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in = ReferenceDataTest.class.getResourceAsStream("/reference/" + file);
        var records = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return records.getRecords();
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private static JsonObject json(String file) {
    try (var in = ReferenceDataTest.class.getResourceAsStream("/reference/" + file)) {
      return new JsonObject(Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
