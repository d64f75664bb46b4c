package id.antrean.branch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import id.antrean.branch.Branch.Coordinates;
import id.antrean.branch.Branch.NoOnline;
import id.antrean.branch.OpeningHours.Span;
import id.antrean.db.Sql;
import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the whole directory of branches: a few thousand small rows. */
final class BranchStore {
  private static final String EVERYWHERE = "";

  private record Of<T>(String branch, T value) {}

  private final Sql sql;

  BranchStore(Sql sql) {
    this.sql = sql;
  }

  Directory read() {
    long version = ConfigurationStore.version(sql);
    var services = services();
    var offered = offered();
    var policies = policies();
    var hours = hours();
    var holidays = holidays();
    var lanes = lanes();
    var counters = counters();
    var words = words();
    var editions = editions();
    var entries = new LinkedHashMap<String, Directory.Entry>();
    var branches = branches();
    for (var branch : branches) {
      var id = branch.id();
      entries.put(
          id,
          new Directory.Entry(
              branch,
              Optional.ofNullable(words.get(id)),
              editions.getOrDefault(id, 0L),
              policies.get(id),
              new Calendar(
                  branch.timeZone(), hours.getOrDefault(id, Map.of()), closedDays(holidays, id)),
              offered.getOrDefault(id, List.of()).stream().map(services::get).toList(),
              lanes.getOrDefault(id, List.of()),
              counters.getOrDefault(id, List.of())));
    }
    var regions = regions();
    return new Directory(
        version,
        regions,
        Province.of(branches),
        entries,
        services,
        new OfficeSearch(branches, regions));
  }

  private List<Region> regions() {
    return sql.list(
        row -> new Region(row.getString("id"), row.getString("name"), row.getString("covers")),
        "SELECT id, name, covers FROM region ORDER BY position");
  }

  private List<Branch> branches() {
    return sql.list(
        BranchStore::branch,
        """
        SELECT b.*, p.branch_id FROM branch b JOIN branch_policy p ON p.branch_id = b.id
        ORDER BY b.name
        """);
  }

  private static Branch branch(Row row) {
    var latitude = row.getDouble("latitude");
    return new Branch(
        row.getString("id"),
        row.getString("region_id"),
        row.getString("name"),
        row.getString("sms_name"),
        row.getString("city"),
        row.getString("province"),
        ZoneId.of(row.getString("time_zone")),
        Optional.ofNullable(row.getString("address")),
        Optional.ofNullable(row.getString("phone")),
        latitude == null
            ? Optional.empty()
            : Optional.of(new Coordinates(latitude, row.getDouble("longitude"))),
        row.getBoolean("online_booking")
            ? Optional.empty()
            : Optional.of(
                new NoOnline(
                    new Bilingual(
                        row.getString("no_online_reason"), row.getString("no_online_reason_en")),
                    row.getString("served_by"))));
  }

  private Map<String, String> words() {
    return one(
        sql.list(
            row -> new Of<>(row.getString("id"), row.getString("words")),
            "SELECT id, words FROM branch WHERE words IS NOT NULL"));
  }

  private Map<String, Long> editions() {
    return one(
        sql.list(
            row -> new Of<>(row.getString("branch_id"), row.getLong("edition")),
            """
            SELECT branch_id, max(id) AS edition FROM configuration_change
            WHERE subject = 'BRANCH' GROUP BY branch_id
            """));
  }

  private Map<String, BranchPolicy> policies() {
    return one(
        sql.list(
            row ->
                new Of<>(
                    row.getString("branch_id"),
                    new BranchPolicy(
                        row.getInteger("walk_in_quota"),
                        row.getLocalTime("walk_in_from"),
                        Duration.ofMinutes(row.getInteger("cut_off_minutes")),
                        Duration.ofMinutes(row.getInteger("early_minutes")),
                        Duration.ofMinutes(row.getInteger("late_minutes")),
                        row.getInteger("horizon_days"),
                        row.getInteger("recalls_to_absence"))),
            "SELECT * FROM branch_policy"));
  }

  private Map<String, Map<DayOfWeek, OpeningHours>> hours() {
    var week = new HashMap<String, Map<DayOfWeek, OpeningHours>>();
    sql.run("SELECT * FROM opening_hours")
        .forEach(
            row ->
                week.computeIfAbsent(row.getString("branch_id"), id -> new HashMap<>())
                    .put(DayOfWeek.of(row.getInteger("weekday")), hours(row)));
    return week;
  }

  static OpeningHours hours(Row row) {
    var start = row.getLocalTime("break_start");
    return new OpeningHours(
        row.getLocalTime("opens"),
        row.getLocalTime("closes"),
        start == null
            ? Optional.empty()
            : Optional.of(new Span(start, row.getLocalTime("break_end"))));
  }

  private Map<String, List<Holiday>> holidays() {
    return many(
        sql.list(
            row ->
                new Of<>(
                    row.getString("branch_id"),
                    new Holiday(
                        row.getLocalDate("date"),
                        Holiday.Kind.valueOf(row.getString("kind")),
                        row.getString("name"))),
            "SELECT coalesce(branch_id, '') AS branch_id, date, kind, name FROM holiday"));
  }

  /** A branch's own row says more about its day than the one for everybody. */
  private static Map<LocalDate, Holiday> closedDays(Map<String, List<Holiday>> all, String id) {
    var days = new ArrayList<>(all.getOrDefault(EVERYWHERE, List.of()));
    days.addAll(all.getOrDefault(id, List.of()));
    return days.stream().collect(toMap(Holiday::date, day -> day, (common, own) -> own));
  }

  private Map<String, Service> services() {
    var services = new LinkedHashMap<String, Service>();
    sql.run("SELECT code, catalogue FROM service ORDER BY position")
        .forEach(
            row ->
                services.put(
                    row.getString("code"), CatalogueJson.service(row.getJsonObject("catalogue"))));
    return services;
  }

  private Map<String, List<String>> offered() {
    return many(
        sql.list(
            row -> new Of<>(row.getString("branch_id"), row.getString("code")),
            """
            SELECT o.branch_id, s.code FROM branch_service o JOIN service s ON s.code = o.service_code
            ORDER BY s.position
            """));
  }

  private Map<String, List<LanePolicy>> lanes() {
    return many(
        sql.list(
            row -> new Of<>(row.getString("branch_id"), CallingRulesStore.lane(row)),
            "SELECT * FROM lane_policy ORDER BY position"));
  }

  private Map<String, List<Counter>> counters() {
    return many(
        sql.list(
            row ->
                new Of<>(
                    row.getString("branch_id"),
                    new Counter(row.getString("id"), row.getString("name"))),
            "SELECT branch_id, id, name FROM counter ORDER BY position"));
  }

  private static <T> Map<String, List<T>> many(List<Of<T>> rows) {
    return rows.stream().collect(groupingBy(Of::branch, mapping(Of::value, toList())));
  }

  private static <T> Map<String, T> one(List<Of<T>> rows) {
    return rows.stream().collect(toMap(Of::branch, Of::value));
  }
}
