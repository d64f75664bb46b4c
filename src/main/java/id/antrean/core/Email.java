package id.antrean.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address; only a delivered message proves one, so little is demanded of its shape. */
public record Email(String address) {
  private static final int LONGEST = 254;
  private static final int LONGEST_NAME = 64;
  private static final String LETTER = "[!-~&&[^@\"(),:;<>\\[\\]\\\\]]";
  private static final Pattern SHAPE =
      Pattern.compile(LETTER + "+@([A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}");

  /** Fails with a {@link Problem} of the field {@code email}. */
  public static Email parse(String typed) {
    var address = Typed.line(typed);
    int name = address.indexOf('@');
    if (name < 0) {
      throw Problem.invalid("email", Sentence.of("err.email"));
    }
    if (name > LONGEST_NAME) {
      throw Problem.invalid("email", Sentence.of("err.emailName", "m", LONGEST_NAME, "n", name));
    }
    if (address.length() > LONGEST) {
      throw Problem.invalid(
          "email", Sentence.of("err.emailLength", "m", LONGEST, "n", address.length()));
    }
    if (!SHAPE.matcher(address).matches()) {
      throw Problem.invalid("email", Sentence.of("err.emailShape"));
    }
    return new Email(address);
  }

  /** The field may stay empty. */
  public static Optional<Email> parseOptional(String typed) {
    return Typed.line(typed).isEmpty() ? Optional.empty() : Optional.of(parse(typed));
  }

  /**
   * The same for addresses of one mailbox: they differ in case, in what follows a plus, and at the
   * large providers in what these ignore.
   */
  public String mailbox() {
    return Mailboxes.of(address.toLowerCase(Locale.ROOT));
  }

  /**
   * The house, if somebody can have as many mailboxes in it as they like: not one of the large
   * providers, where each costs trouble. Of a name below it the name that was bought.
   */
  public Optional<String> ownHouse() {
    var house = mailbox().replaceFirst(".*@", "");
    return Mailboxes.isProvider(house) ? Optional.empty() : Optional.of(Mailboxes.bought(house));
  }

  /** Whose mail it is: a large provider by one of its names, else the name that was bought. */
  public String house() {
    return ownHouse().orElseGet(() -> mailbox().replaceFirst(".*@", ""));
  }

  /** The address that was probably meant, if this one looks mistyped: gmail.com for gmail.con. */
  public Optional<Email> probablyMeant() {
    int house = address.indexOf('@') + 1;
    return MailProvider.probablyMeant(address.substring(house).toLowerCase(Locale.ROOT))
        .map(provider -> new Email(address.substring(0, house) + provider));
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
