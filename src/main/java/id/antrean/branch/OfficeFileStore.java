package id.antrean.branch;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Offices as a file has them, all at once: names, where they lie, how they are reached. Cells by
 * name; what is not known is left out.
 */
public final class OfficeFileStore {
  private OfficeFileStore() {}

  /** By id, in the order of their regions and names. */
  public static Map<String, SortedMap<String, String>> all(Sql sql) {
    var offices = new LinkedHashMap<String, SortedMap<String, String>>();
    sql.run(
            "SELECT b.* FROM branch b JOIN region r ON r.id = b.region_id ORDER BY r.position, b.name")
        .forEach(row -> offices.put(row.getString("id"), cells(row)));
    return offices;
  }

  private static SortedMap<String, String> cells(Row row) {
    var cells = new TreeMap<String, String>();
    cells.put("name", row.getString("name"));
    cells.put("smsName", row.getString("sms_name"));
    cells.put("region", row.getString("region_id"));
    cells.put("province", row.getString("province"));
    cells.put("city", row.getString("city"));
    cells.put("timeZone", row.getString("time_zone"));
    known(cells, "address", row.getString("address"));
    known(cells, "phone", row.getString("phone"));
    known(cells, "latitude", row.getDouble("latitude"));
    known(cells, "longitude", row.getDouble("longitude"));
    known(cells, "checkedOn", row.getLocalDate("checked_on"));
    return cells;
  }

  private static void known(Map<String, String> cells, String name, Object value) {
    if (value != null) {
      cells.put(name, value.toString());
    }
  }

  /** Writes the cells of offices that are there; their time zone stays. */
  public static void update(Tx tx, Map<String, SortedMap<String, String>> offices) {
    var rows = new JsonArray();
    offices.forEach(
        (id, cells) -> {
          var row = new JsonObject().put("id", id);
          cells.forEach(row::put);
          rows.add(row);
        });
    tx.update(
        """
        UPDATE branch SET name = n.name, sms_name = n."smsName", region_id = n.region,
          province = n.province, city = n.city, address = n.address, phone = n.phone,
          latitude = n.latitude, longitude = n.longitude, checked_on = n."checkedOn"
        FROM jsonb_to_recordset($1) AS n (id text, name text, "smsName" text, region text,
          province text, city text, address text, phone text, latitude float8, longitude float8,
          "checkedOn" date)
        WHERE branch.id = n.id
        """,
        rows);
  }
}
