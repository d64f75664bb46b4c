package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.testkit.Nodes;
import java.time.Instant;
import java.util.UUID;

/** PINs as their receivers read them. */
public final class TestPins {
  private TestPins() {}

  public static String digits(Sealed sealed, UUID pin) {
    return Pins.digits(sealed, pin);
  }

  public static String digits(Nodes nodes, String pin) {
    return digits(nodes.main(0).rooms().sealed(), UUID.fromString(pin));
  }

  /** Of the PIN that was asked for last. */
  public static String latest(Nodes nodes) {
    return digits(nodes.main(0).rooms().sealed(), latest(nodes.database()));
  }

  private static UUID latest(Database db) {
    return db.first(row -> row.getUUID("id"), "SELECT id FROM pin ORDER BY id DESC LIMIT 1")
        .orElseThrow();
  }

  /** As the program seals it for a mobile that was proved. */
  public static String pass(Sealed sealed, String mobile, Instant until) {
    var contact = Contact.of(Phone.parse(mobile));
    var proved = new ProvedContact(Channel.SMS, contact.hash(sealed));
    return PhonePass.of(sealed, proved, until);
  }

  /** Six digits that are not the PIN. */
  public static String wrong(String digits) {
    return "%06d".formatted((Integer.parseInt(digits) + 1) % 1_000_000);
  }
}
