package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.NewBranch;
import id.antrean.branch.Province;
import id.antrean.core.Problem;
import id.antrean.core.WrongFields;
import java.util.TreeMap;

/**
 * A new office as typed on the page or sent through the API; "" where nothing was. Without an
 * {@code id} it is named after its name; {@code like}: the office that it begins like.
 */
public record TypedBranch(
    String id,
    String name,
    String smsName,
    String region,
    String province,
    String city,
    String timeZone,
    String address,
    String phone,
    String latitude,
    String longitude,
    String like) {

  static TypedBranch empty() {
    return new TypedBranch("", "", "", "", "", "", "", "", "", "", "", "");
  }

  /** Problem 400 with every wrong field at once. */
  NewBranch wish(Branches branches) {
    var wrong = new WrongFields();
    var fields = new TreeMap<String, String>();
    fields.put("name", wrong.read("name", () -> OfficeRules.name("name", name)));
    fields.put("smsName", wrong.read("smsName", () -> OfficeRules.smsName(smsName)));
    boolean unnamed = id.isBlank() && fields.get("name") == null;
    var identity =
        unnamed
            ? null // what is wrong with the name says enough
            : wrong.read("id", () -> OfficeRules.id(id.isBlank() ? Province.id(name) : id));
    fields.put("region", wrong.read("region", () -> OfficeRules.region(region, branches)));
    fields.put("province", wrong.read("province", () -> OfficeRules.province(province, branches)));
    fields.put("city", wrong.read("city", () -> OfficeRules.name("city", city)));
    fields.put("timeZone", wrong.read("timeZone", () -> OfficeRules.timeZone(timeZone)));
    details(fields, wrong);
    var model = wrong.read("like", () -> OfficeRules.model(like, branches));
    wrong.mustBeNone();
    return new NewBranch(identity, model, fields);
  }

  private void details(TreeMap<String, String> fields, WrongFields wrong) {
    try {
      fields.putAll(OfficeDetails.read(address, phone, latitude, longitude));
      fields.values().removeIf(""::equals);
    } catch (Problem refusal) {
      refusal.fields().forEach(wrong::put);
    }
  }
}
