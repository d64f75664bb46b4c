package id.antrean.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A queue number as somebody types it: "B-031", "b31", "b 31". */
public record TypedNumber(Lane lane, int number) {
  private static final Pattern SHAPE = Pattern.compile("([A-Z])([0-9]{1,4})");
  private static final Pattern PART =
      Pattern.compile("(?=.)([A-Z]?)(?:0*(?=[0-9]{3}))?([0-9]{0,4})");
  private static final Pattern SIGNS = Pattern.compile("[\\s.-]");

  /** Empty for what is none, or of no lane. */
  public static Optional<TypedNumber> of(String typed) {
    var bare = SHAPE.matcher(SIGNS.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll(""));
    return bare.matches()
        ? laneOf(bare.group(1)).map(l -> new TypedNumber(l, Integer.parseInt(bare.group(2))))
        : Optional.empty();
  }

  /**
   * A number as far as it is typed; {@code lane}: null for each, {@code digits} may be "", and
   * zeros before them count, as on the paper.
   */
  public record Part(Lane lane, String digits) {}

  /** Empty for what is no part of a number. */
  public static Optional<Part> part(String typed) {
    var bare = PART.matcher(SIGNS.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll(""));
    if (!bare.matches()) {
      return Optional.empty();
    }
    var lane = laneOf(bare.group(1));
    return bare.group(1).isEmpty() || lane.isPresent()
        ? Optional.of(new Part(lane.orElse(null), bare.group(2)))
        : Optional.empty();
  }

  private static Optional<Lane> laneOf(String prefix) {
    return Stream.of(Lane.values()).filter(lane -> lane.prefix().equals(prefix)).findFirst();
  }
}
