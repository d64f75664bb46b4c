package id.antrean.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address; only a delivered message proves one, so little is demanded of its shape. */
public record Email(String address) {
  private static final int LONGEST = 254;
  private static final String LETTER = "[!-~&&[^@\"(),:;<>\\[\\]\\\\]]";
  private static final Pattern GOOGLE = Pattern.compile("@googlemail[.]com$");
  private static final Pattern SHAPE =
      Pattern.compile(LETTER + "{1,64}@([A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}");

  /** Fails with a {@link Problem} of the field {@code email}. */
  public static Email parse(String typed) {
    var address = Typed.line(typed);
    if (address.indexOf('@') < 0) {
      throw Problem.invalid("email", Sentence.of("err.email"));
    }
    if (address.length() > LONGEST || !SHAPE.matcher(address).matches()) {
      throw Problem.invalid("email", Sentence.of("err.emailShape"));
    }
    return new Email(address);
  }

  /** The field may stay empty. */
  public static Optional<Email> parseOptional(String typed) {
    return Typed.line(typed).isEmpty() ? Optional.empty() : Optional.of(parse(typed));
  }

  /**
   * The same for addresses of one mailbox: they differ in case, in what follows a plus, and at
   * Google in dots and the name of the house.
   */
  public String mailbox() {
    var plain = GOOGLE.matcher(address.toLowerCase(Locale.ROOT)).replaceFirst("@gmail.com");
    int at = plain.indexOf('@');
    var name = plain.substring(0, at).replaceFirst("[+].*", "");
    var house = plain.substring(at);
    return (house.equals("@gmail.com") ? name.replace(".", "") : name) + house;
  }

  /** Keyed, of the {@link #mailbox}. */
  public byte[] hash(Sealed sealed) {
    return sealed.hash("mail", mailbox());
  }

  @Override
  public String toString() {
    return "Email[hidden]";
  }
}
