package id.antrean.branch;

import id.antrean.branch.OpeningHours.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files under {@code reference/}, read and put into the shape of the tables. */
final class ReferenceFiles {
  private static final List<String> NAMES =
      List.of(
          "regions.csv",
          "services.json",
          "holidays.csv",
          "branches.csv",
          "branch_assumptions.csv",
          "assumptions.json");

  private final Optional<Path> otherBranches;

  ReferenceFiles(Optional<Path> otherBranches) {
    this.otherBranches = otherBranches;
  }

  /** Of all files together: equal for equal content. */
  byte[] fingerprint() {
    return fingerprint(NAMES);
  }

  byte[] fingerprintOfHolidays() {
    return fingerprint(List.of("holidays.csv"));
  }

  private byte[] fingerprint(List<String> names) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      names.forEach(name -> digest.update(bytes(name)));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonArray regions() {
    var regions = csv("regions.csv");
    for (int i = 0; i < regions.size(); i++) {
      regions.getJsonObject(i).put("position", i);
    }
    return regions;
  }

  Set<String> regionIds() {
    return objects(csv("regions.csv")).stream()
        .map(region -> region.getString("id"))
        .collect(Collectors.toSet());
  }

  JsonArray holidays() {
    return csv("holidays.csv");
  }

  JsonArray services() {
    var catalogue = new JsonObject(text("services.json"));
    var documents = catalogue.getJsonObject("documents");
    var services = new JsonArray();
    for (var service : objects(catalogue.getJsonArray("services"))) {
      services.add(CatalogueJson.writtenOut(service, documents));
    }
    return services;
  }

  JsonArray branches() {
    return csv("branches.csv");
  }

  CsvTable branchFile() {
    return table("branches.csv");
  }

  /** Other words for places, and words that name none: {@code typed} and what it {@code means}. */
  List<Map<String, String>> searchWords() {
    return table("search_words.csv").rows().stream().map(CsvTable.Row::cells).toList();
  }

  /** The everyday names of all provinces. */
  List<String> provinces() {
    return column("provinces.csv", "short_name");
  }

  private List<String> column(String file, String name) {
    return table(file).rows().stream().map(row -> row.cells().get(name)).toList();
  }

  /** What each known address, telephone and place rests on. */
  List<Map<String, String>> sources() {
    return table("branch_sources.csv").rows().stream().map(CsvTable.Row::cells).toList();
  }

  /** What is assumed of each of these branches; one that no file names gets the ordinary. */
  JsonArray assumed(Set<String> ids) {
    var assumed = new JsonArray();
    var ordinary = rulesFile().getJsonObject("branch");
    var rest = new TreeSet<>(ids);
    for (var row : objects(csv("branch_assumptions.csv"))) {
      if (rest.remove(row.getString("branch"))) {
        var without = row.getString("services_not_offered", "");
        assumed.add(row.put("not_offered", new JsonArray(List.of(without.split(";")))));
      }
    }
    rest.forEach(id -> assumed.add(ordinary.copy().put("branch", id)));
    return assumed;
  }

  /** What is assumed alike for all, with the hours by weekday and the slots made from them. */
  JsonObject rules() {
    var rules = rulesFile();
    var week = new JsonArray();
    var slots = new JsonArray();
    for (var hours : objects(rules.getJsonArray("hours"))) {
      for (var day : hours.getJsonArray("days")) {
        int weekday = DayOfWeek.valueOf((String) day).getValue();
        week.add(
            new JsonObject()
                .put("weekday", weekday)
                .put("opens", hours.getString("open"))
                .put("closes", hours.getString("close"))
                .put("break_start", hours.getString("breakFrom"))
                .put("break_end", hours.getString("breakTo")));
        for (var slot : opening(hours).slots(rules.getInteger("slotMinutes"))) {
          slots.add(
              new JsonObject()
                  .put("weekday", weekday)
                  .put("starts", slot.start().toString())
                  .put("ends", slot.end().toString()));
        }
      }
    }
    return rules.put("week", week).put("slots", slots);
  }

  private static OpeningHours opening(JsonObject hours) {
    return new OpeningHours(
        LocalTime.parse(hours.getString("open")),
        LocalTime.parse(hours.getString("close")),
        Optional.of(
            new Span(
                LocalTime.parse(hours.getString("breakFrom")),
                LocalTime.parse(hours.getString("breakTo")))));
  }

  private JsonObject rulesFile() {
    return new JsonObject(text("assumptions.json"));
  }

  /** One object per row, its empty cells left out. */
  private JsonArray csv(String name) {
    var out = new JsonArray();
    table(name).rows().forEach(row -> out.add(new JsonObject(new LinkedHashMap<>(row.cells()))));
    return out;
  }

  private CsvTable table(String name) {
    return CsvTable.read(bytes(name));
  }

  private String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String name) {
    try {
      if (name.equals("branches.csv") && otherBranches.isPresent()) {
        return Files.readAllBytes(otherBranches.get());
      }
      try (var in = ReferenceFiles.class.getResourceAsStream("/reference/" + name)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
