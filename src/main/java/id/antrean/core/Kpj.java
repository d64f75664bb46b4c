package id.antrean.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The number of a participant card. Nothing public says what its digits mean; old cards carry
 * letters. Accepted shapes are a setting.
 */
public record Kpj(String number) {
  private static final Shapes DEFAULT = Shapes.of(List.of("[0-9A-Z]{7}[0-9]{4}"));
  private static final Pattern LABEL = Pattern.compile("(?i)^(no(mor|\\.)? *)?KPJ *[:=]? *");
  private static final int LONGEST = 20;

  /** Regular expressions of which a number must match one as a whole. */
  public record Shapes(List<Pattern> patterns) {

    public static Shapes of(List<String> expressions) {
      return new Shapes(expressions.stream().map(Pattern::compile).toList());
    }

    boolean accept(String number) {
      return patterns.stream().anyMatch(p -> p.matcher(number).matches());
    }

    /** How long an all-digit number may be, for people: "11", or "9/11". */
    public String lengths() {
      return IntStream.rangeClosed(1, LONGEST)
          .filter(this::acceptLength)
          .mapToObj(Integer::toString)
          .collect(Collectors.joining("/"));
    }

    boolean acceptLength(int length) {
      return accept("0".repeat(length));
    }
  }

  /** With the shape that all current cards have. */
  public static Kpj parse(String typed) {
    return parse(typed, DEFAULT);
  }

  /** Fails with a {@link Problem} of the field {@code kpj}. */
  public static Kpj parse(String typed, Shapes shapes) {
    var bare = Typed.joined(LABEL.matcher(Typed.line(typed)).replaceFirst(""));
    var number = bare.toUpperCase(Locale.ROOT);
    if (number.isEmpty()) {
      throw Problem.invalid("kpj", Sentence.of("err.kpjEmpty", "m", shapes.lengths()));
    }
    if (shapes.accept(number)) {
      return new Kpj(number);
    }
    var lookalikes = Lookalikes.in(bare);
    if (lookalikes.isPresent() && shapes.accept(Lookalikes.asDigits(bare))) {
      throw Problem.invalid("kpj", lookalikes.get().say("err.kpjLookalike"));
    }
    if (shapes.acceptLength(number.length())) {
      throw Problem.invalid("kpj", Sentence.of("err.kpjShape"));
    }
    throw Problem.invalid(
        "kpj", Sentence.of("err.kpjLength", "m", shapes.lengths(), "n", number.length()));
  }

  /** Old cards have letters; a number with these alone may be a typing mistake. */
  public Optional<Lookalikes> lookalikes() {
    return Lookalikes.in(number);
  }

  @Override
  public String toString() {
    return "Kpj[hidden]";
  }
}
