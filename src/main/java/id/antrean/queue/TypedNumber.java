package id.antrean.queue;

import id.antrean.core.Lane;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A queue number as somebody types it: "B-031", "b31", "b 31". */
record TypedNumber(Lane lane, int number) {
  private static final Pattern SHAPE = Pattern.compile("([A-Z])([0-9]{1,4})");
  private static final Pattern SIGNS = Pattern.compile("[\\s.-]");

  /** Empty for what is none, or of no lane. */
  static Optional<TypedNumber> of(String typed) {
    var bare = SHAPE.matcher(SIGNS.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll(""));
    return bare.matches()
        ? laneOf(bare.group(1)).map(l -> new TypedNumber(l, Integer.parseInt(bare.group(2))))
        : Optional.empty();
  }

  private static Optional<Lane> laneOf(String prefix) {
    return Stream.of(Lane.values()).filter(lane -> lane.prefix().equals(prefix)).findFirst();
  }
}
