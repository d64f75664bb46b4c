package id.antrean.security;

import id.antrean.core.Phone;
import id.antrean.http.Network;
import java.util.List;

/** SMS abroad, where a number may pay its owner for each: counted by country, whoever sends it. */
public final class SmsAbroad {
  private SmsAbroad() {}

  /** None for a mobile from here. The network's own come first, so that one shuts no country. */
  public static List<Limits.Try> tries(Phone phone, String address) {
    if (phone.isFromHere()) {
      return List.of();
    }
    var country = phone.countryCode();
    return List.of(
        Limit.PIN_COUNTRY_NETWORK.by(country + " " + Network.of(address)),
        Limit.PIN_COUNTRY.by(country));
  }
}
