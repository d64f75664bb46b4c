package id.antrean.core;

import java.util.UUID;

/**
 * All columns that hold sealed values: checks and replacement of keys go through this list. Each
 * value is bound to its place, so that it opens in its own row only. A value that no key here opens
 * is not taken for absent: another node, or the right key, may open it later.
 */
public enum SealedColumn {
  BOOKING_PERSON("booking", "person", "booking/person/"),
  BOOKING_CLAIM("booking", "claim_sealed", "booking/claim/"),
  TICKET_PHONE("ticket", "phone", "ticket/phone/"),
  TICKET_CLAIM("ticket", "claim_sealed", "ticket/claim_sealed/"),
  LANE_PASS_CLAIM("lane_pass", "claim_sealed", "lane_pass/claim_sealed/"),
  LANE_PASS_NIK_TAIL("lane_pass", "nik_tail", "lane_pass/nik_tail/"),
  PIN_CONTACT("pin", "contact", "pin/contact/"),
  ACCOUNT_NAME("account", "name", "account/name/"),
  ACCOUNT_TOTP("account", "totp_secret", "account/totp_secret/"),
  FORMER_CONTACT("former_contact", "contact", "former_contact/contact/"),
  BLOCK_SHOWN("block", "shown", "block/shown/");

  private final String table;
  private final String column;
  private final String place;

  SealedColumn(String table, String column, String place) {
    this.table = table;
    this.column = column;
    this.place = place;
  }

  public String table() {
    return table;
  }

  public String column() {
    return column;
  }

  /** {@code row}: the id of the row. */
  public String place(UUID row) {
    return place + row;
  }

  public byte[] seal(Sealed sealed, String plain, UUID row) {
    return sealed.seal(plain, place(row));
  }

  public byte[] seal(Sealed sealed, byte[] plain, UUID row) {
    return sealed.seal(plain, place(row));
  }

  /** Problem 503 unavailable when no key here opens it. */
  public String open(Sealed sealed, byte[] value, UUID row) {
    try {
      return sealed.openText(value, place(row));
    } catch (IllegalArgumentException e) {
      sealed.countUnopened();
      throw Problem.unavailable("unavailable", e);
    }
  }
}
