package id.antrean.admin.config;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.ShortText;
import id.antrean.core.WrongFields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a branch shall say about itself, as typed on the page or sent through the API. Null: left as
 * it is; "" or empty: not known any more.
 */
record TypedDetails(
    String address,
    String phone,
    String latitude,
    String longitude,
    List<TypedHours> hours,
    List<String> services,
    String words,
    String walkIns) {
  private static final int ADDRESS_MOST = 200;
  private static final int PHONE_MOST = 60;
  static final int WORDS_MOST = 300;
  private static final int WALK_INS_MOST = 2000;

  /** Problem 400 with every wrong field at once. */
  List<Replacement> replacements(Predicate<String> isService) {
    var wrong = new WrongFields();
    var out = new ArrayList<Replacement>();
    text(out, wrong, "address", address, ADDRESS_MOST);
    phone(out, wrong);
    text(out, wrong, "words", words, WORDS_MOST);
    if (walkIns != null) {
      var number = wrong.read("walkIns", () -> walkIns(walkIns));
      out.add(Replacement.of("walkIns", number == null ? "" : number.toString()));
    }
    if (latitude != null || longitude != null) {
      place(out, wrong);
    }
    if (hours != null) {
      out.add(new Replacement("hours.", TypedWeek.read(hours, wrong)));
    }
    if (services != null) {
      services(out, wrong, isService);
    }
    wrong.mustBeNone();
    return out;
  }

  private static void text(
      List<Replacement> out, WrongFields wrong, String field, String typed, int most) {
    if (typed != null) {
      var text = wrong.read(field, () -> ShortText.parse(field, typed, most));
      out.add(Replacement.of(field, text == null ? "" : text));
    }
  }

  static Integer walkIns(String typed) {
    var plain = typed.strip();
    int n = plain.matches("[0-9]{1,5}") ? Integer.parseInt(plain) : -1;
    if (n < 0 || n > WALK_INS_MOST) {
      throw Problem.invalid("walkIns", Sentence.of("err.numberRange", "a", 0, "b", WALK_INS_MOST));
    }
    return n;
  }

  private void phone(List<Replacement> out, WrongFields wrong) {
    text(out, wrong, "phone", phone, PHONE_MOST);
    if (phone != null && phone.length() <= PHONE_MOST && !phone.isBlank() && !isPhone(phone)) {
      wrong.put("phone", Sentence.of("err.officePhone"));
    }
  }

  /** One or more numbers, "024-3520279, 3588880", also with an extension. */
  private static boolean isPhone(String typed) {
    return typed.matches("(?i)(ext|[0-9+()\\s.,/-])*") && typed.matches("([^0-9]*[0-9]){5}.*");
  }

  private void place(List<Replacement> out, WrongFields wrong) {
    var read =
        new TypedPlace(latitude == null ? "" : latitude, longitude == null ? "" : longitude)
            .read(wrong);
    if (read != null) {
      out.add(Replacement.of("latitude", read[0]));
      out.add(Replacement.of("longitude", read[1]));
    }
  }

  private void services(List<Replacement> out, WrongFields wrong, Predicate<String> isService) {
    var fields = new TreeMap<String, String>();
    services.forEach(code -> fields.put("service." + code, code));
    if (services.isEmpty()) {
      wrong.put("services", Sentence.of("err.servicesNone"));
    } else if (!services.stream().allMatch(isService)) {
      wrong.put("services", Problem.of(404, "unknown_service").sentence());
    }
    out.add(new Replacement("service.", fields));
  }
}
