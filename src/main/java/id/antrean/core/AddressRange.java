package id.antrean.core;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of the network that begin alike. Of IPv6 at most the first 64 bits count, as everywhere
 * in the program: a line has the rest for itself.
 */
public record AddressRange(String network, int prefix, boolean isV6) {
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{16})::/64");
  private static final int LONGEST_V4 = 32;
  private static final int LONGEST_V6 = 64;

  /** Wider ones would shut out whole cities. */
  private static final int SHORTEST_V4 = 16;

  private static final int SHORTEST_V6 = 32;

  /** "203.0.113.0/24", or one address. Fails with a {@link Problem} of the field {@code value}. */
  public static AddressRange parse(String typed) {
    var parts = Typed.line(typed).replace(" ", "").split("/", -1);
    var bytes = bytes(parts[0]).orElseThrow(() -> wrong("err.range"));
    boolean isV6 = bytes.length > 4;
    int longest = isV6 ? LONGEST_V6 : LONGEST_V4;
    if (parts.length > 2 || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
      throw wrong("err.range");
    }
    int prefix = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
    if (prefix > longest || prefix < (isV6 ? SHORTEST_V6 : SHORTEST_V4)) {
      throw wrong("err.rangeWide");
    }
    return of(bytes, prefix);
  }

  private static Problem wrong(String key) {
    return Problem.invalid("value", Sentence.of(key, "a", SHORTEST_V4, "b", SHORTEST_V6));
  }

  private static AddressRange of(byte[] bytes, int prefix) {
    var kept = Arrays.copyOf(bytes, bytes.length);
    for (int bit = prefix; bit < 8 * kept.length; bit++) {
      kept[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return new AddressRange(HexFormat.of().formatHex(kept), prefix, bytes.length > 4);
  }

  /** The range of so many bits around a client's address; empty where that has not so many. */
  public static Optional<AddressRange> around(String address, int prefix, boolean isV6) {
    var line = LINE.matcher(address);
    var bytes =
        line.matches()
            ? Optional.of(Arrays.copyOf(HexFormat.of().parseHex(line.group(1)), 16))
            : bytes(address);
    return bytes.filter(found -> found.length > 4 == isV6).map(found -> of(found, prefix));
  }

  /** Asks no name server: what has not the shape of an address is none. */
  private static Optional<byte[]> bytes(String address) {
    if (!V4.matcher(address).matches() && !V6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  public byte[] hash(Sealed sealed) {
    return sealed.hash("address-range", network + "/" + prefix);
  }

  /** "203.0.113.0/24". */
  public String shown() {
    try {
      var bytes = HexFormat.of().parseHex(network);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
