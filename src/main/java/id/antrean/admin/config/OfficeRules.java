package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.ShortText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an office may be called and where it may belong, however it was typed: on a page, through
 * the API, or in a file. Each fails with a Problem of its field.
 */
public final class OfficeRules {
  private static final int NAME_MOST = 60;
  private static final int ID_MOST = 60;

  /** A letter first: an address of digits alone tells nobody which office it is. */
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Letters that every phone shows, and few enough that a message fits one SMS. */
  private static final Pattern SMS_NAME = Pattern.compile("[A-Za-z0-9 .,'()/&-]{1,20}");

  /** The name of a page beside the offices' own. */
  private static final String TAKEN_BY_PAGE = "baru";

  private static final Map<String, String> ZONES =
      Map.of("WIB", "Asia/Jakarta", "WITA", "Asia/Makassar", "WIT", "Asia/Jayapura");

  private OfficeRules() {}

  /** From west to east, as people call them. */
  static List<String> zones() {
    return List.of("WIB", "WITA", "WIT");
  }

  public static String id(String typed) {
    var id = typed.strip();
    if (!ID.matcher(id).matches() || id.length() > ID_MOST || id.equals(TAKEN_BY_PAGE)) {
      throw Problem.invalid("id", Sentence.of("err.branchId", "m", ID_MOST));
    }
    return id;
  }

  /** {@code field}: name or city. */
  public static String name(String field, String typed) {
    var name = ShortText.parse(field, typed, NAME_MOST);
    if (name.isEmpty()) {
      throw Problem.invalid(field, Sentence.of("err.missing"));
    }
    return name;
  }

  public static String smsName(String typed) {
    var name = ShortText.parse("smsName", typed, NAME_MOST);
    if (!SMS_NAME.matcher(name).matches()) {
      throw Problem.invalid("smsName", Sentence.of("err.smsName", "n", name.length()));
    }
    return name;
  }

  /** By id or name; answers the id. */
  public static String region(String typed, Branches branches) {
    var wanted = typed.strip();
    return branches.regions().stream()
        .filter(one -> one.id().equals(wanted) || one.name().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("region", Sentence.of("err.regionUnknown")))
        .id();
  }

  public static String province(String typed, Branches branches) {
    var wanted = typed.strip();
    return branches.provinceNames().stream()
        .filter(wanted::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> Problem.invalid("province", Sentence.of("err.provinceUnknown")));
  }

  /** By the name that programs know, or the one that people do: WIB, WITA, WIT. */
  public static String timeZone(String typed) {
    var wanted = typed.strip();
    return ZONES.entrySet().stream()
        .filter(zone -> zone.getValue().equals(wanted) || zone.getKey().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("timeZone", Sentence.of("err.timeZone")))
        .getValue();
  }

  /** An office to begin like. */
  public static String model(String typed, Branches branches) {
    return Optional.of(typed.strip())
        .filter(id -> branches.find(id).isPresent())
        .orElseThrow(() -> Problem.invalid("like", Sentence.of("err.likeUnknown")));
  }
}
