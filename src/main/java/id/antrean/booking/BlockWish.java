package id.antrean.booking;

import id.antrean.booking.Block.Kind;
import id.antrean.core.AddressRange;
import id.antrean.core.Email;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.core.WrittenReason;
import java.time.Instant;

/**
 * What is to be blocked until when, and why. One of the four values is given, the others are null.
 */
public record BlockWish(
    Kind kind,
    Nik nik,
    Phone mobile,
    Email mail,
    AddressRange range,
    WrittenReason reason,
    Instant endsAt) {

  byte[] hash(Sealed sealed) {
    return switch (kind) {
      case NIK -> Person.nikHash(sealed, nik);
      case MOBILE -> mobile.hash(sealed);
      case MAIL -> mail.hash(sealed);
      case ADDRESS -> range.hash(sealed);
    };
  }

  /** Enough to recognise it by, for who asked and for who agrees. */
  String shown() {
    return switch (kind) {
      case NIK -> nik.tail();
      case MOBILE -> mobile.tail();
      case MAIL -> mail.address().charAt(0) + "…" + mail.address().replaceFirst(".*@", "@");
      case ADDRESS -> range.shown();
    };
  }

  /** Null for what is no range; of IPv6 below 0, so that both kinds are told apart. */
  Integer prefix() {
    return range == null ? null : range.isV6() ? Integer.valueOf(-range.prefix()) : range.prefix();
  }

  @Override
  public String toString() {
    return "BlockWish[hidden]";
  }
}
