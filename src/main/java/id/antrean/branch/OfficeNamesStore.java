package id.antrean.branch;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an office is called and where it belongs, as fields of its configuration: {@code name},
 * {@code smsName}, {@code region}, {@code province}, {@code city}.
 */
public final class OfficeNamesStore {
  private OfficeNamesStore() {}

  public static SortedMap<String, String> read(Sql sql, String branch) {
    return sql.first(
            row -> {
              var fields = new TreeMap<String, String>();
              fields.put("name", row.getString("name"));
              fields.put("smsName", row.getString("sms_name"));
              fields.put("region", row.getString("region_id"));
              fields.put("province", row.getString("province"));
              fields.put("city", row.getString("city"));
              return fields;
            },
            "SELECT name, sms_name, region_id, province, city FROM branch WHERE id = $1",
            branch)
        .orElseThrow();
  }

  public static void write(Tx tx, String branch, SortedMap<String, String> fields) {
    tx.update(
        """
        UPDATE branch SET name = $2, sms_name = $3, region_id = $4, province = $5, city = $6
        WHERE id = $1
        """,
        branch,
        fields.get("name"),
        fields.get("smsName"),
        fields.get("region"),
        fields.get("province"),
        fields.get("city"));
  }
}
