package id.antrean.admin.config;

import java.util.SortedMap;
import java.util.TreeMap;

/** How an office is reached, as it was typed anywhere, by the rules of its page. */
public final class OfficeDetails {
  private OfficeDetails() {}

  /**
   * The fields by name, "" where they are not known any more. What is null stays out. Problem 400
   * with every wrong field.
   */
  public static SortedMap<String, String> read(
      String address, String phone, String latitude, String longitude) {
    var fields = new TreeMap<String, String>();
    new TypedDetails(address, phone, latitude, longitude, null, null, null, null)
        .replacements(service -> true)
        .forEach(one -> fields.put(one.prefix(), one.fields().getOrDefault(one.prefix(), "")));
    return fields;
  }
}
