package id.antrean.branch;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** An office that people visit. What is not known of it is empty, never guessed. */
public record Branch(
    String id,
    String region,
    String name,
    String smsName,
    String city,
    String province,
    ZoneId timeZone,
    Optional<String> address,
    Optional<String> phone,
    Optional<Coordinates> coordinates,
    Optional<NoOnline> noOnline) {

  /** Why a branch takes no online bookings, and the branch that serves its people (R7). */
  public record NoOnline(Bilingual reason, String servedBy) {}

  public record Coordinates(double latitude, double longitude) {
    private static final double EARTH_KM = 6_371;

    /** As webroot/portal/find.js does on the phone, which tells nobody where it is. */
    double kilometresTo(Coordinates other) {
      double north = Math.toRadians(other.latitude - latitude) / 2;
      double east = Math.toRadians(other.longitude - longitude) / 2;
      double a =
          Math.pow(Math.sin(north), 2)
              + Math.cos(Math.toRadians(latitude))
                  * Math.cos(Math.toRadians(other.latitude))
                  * Math.pow(Math.sin(east), 2);
      return 2 * EARTH_KM * Math.asin(Math.sqrt(a));
    }
  }

  public boolean onlineBooking() {
    return noOnline.isEmpty();
  }

  /** Each telephone number as it is dialled: "024-3520279, 3588880" are two. */
  public List<String> telephones() {
    var numbers = new ArrayList<String>();
    for (var written : phone.orElse("").split(",")) {
      var number = written.strip();
      int areaCode = number.matches("[0+].*") ? 0 : phone.orElse("").indexOf('-') + 1;
      numbers.add(phone.orElse("").substring(0, areaCode) + number);
    }
    numbers.removeIf(String::isEmpty);
    return numbers;
  }

  /** The one to name in a sentence. */
  public Optional<String> telephone() {
    return telephones().stream().findFirst();
  }

  /** As the crow flies; empty when the place of either is not known. */
  public OptionalDouble kilometresTo(Branch other) {
    if (coordinates.isEmpty() || other.coordinates.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(coordinates.get().kilometresTo(other.coordinates.get()));
  }
}
