package id.antrean.admin;

import id.antrean.core.Lane;
import id.antrean.db.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what the objects of some rows of the trail are called, all of a kind at once. */
final class TrailNameStore {
  private final Database db;

  TrailNameStore(Database db) {
    this.db = db;
  }

  /** {@code objects}: as they stand in the rows, such as "ticket:ID". */
  TrailNames of(Collection<String> objects, Collection<String> counters) {
    var visits = Stream.concat(ids("ticket:", objects), ids("booking:", objects)).distinct();
    return new TrailNames(
        numbers(visits.toArray(UUID[]::new)),
        usernames(ids("account:", objects).distinct().toArray(UUID[]::new)),
        counters(counters.toArray(String[]::new)));
  }

  private static Stream<UUID> ids(String kind, Collection<String> objects) {
    return objects.stream()
        .filter(object -> object.startsWith(kind))
        .map(object -> TrailNames.uuid(object.substring(kind.length())))
        .flatMap(Optional::stream);
  }

  private Map<UUID, TrailNames.Numbered> numbers(UUID[] ids) {
    var found = new HashMap<UUID, TrailNames.Numbered>();
    if (ids.length > 0) {
      db.run(
              """
              SELECT id, lane, number, service_date FROM ticket WHERE id = ANY ($1)
              UNION ALL
              SELECT b.id, b.lane, b.number, s.service_date
              FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.id = ANY ($1)
              """,
              (Object) ids)
          .forEach(
              row ->
                  found.put(
                      row.getUUID("id"),
                      new TrailNames.Numbered(
                          Lane.valueOf(row.getString("lane")),
                          row.getInteger("number"),
                          row.getLocalDate("service_date"))));
    }
    return found;
  }

  private Map<UUID, String> usernames(UUID[] ids) {
    var found = new HashMap<UUID, String>();
    if (ids.length > 0) {
      db.run("SELECT id, username FROM account WHERE id = ANY ($1)", (Object) ids)
          .forEach(row -> found.put(row.getUUID("id"), row.getString("username")));
    }
    return found;
  }

  private Map<String, String> counters(String[] ids) {
    var found = new HashMap<String, String>();
    if (ids.length > 0) {
      db.run("SELECT id, name FROM counter WHERE id = ANY ($1)", (Object) ids)
          .forEach(row -> found.put(row.getString("id"), row.getString("name")));
    }
    return found;
  }
}
