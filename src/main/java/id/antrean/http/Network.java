package id.antrean.http;

/**
 * The network of a client's address: of IPv6 the first 48 bits, which one customer may have for
 * themselves, of IPv4 the address.
 */
public final class Network {
  private static final String LINE = "::/64";
  private static final int HEX_DIGITS = 12;

  private Network() {}

  /** {@code address}: as {@link Request#address} gives it. */
  public static String of(String address) {
    return address.endsWith(LINE) ? address.substring(0, HEX_DIGITS) + "::/48" : address;
  }
}
