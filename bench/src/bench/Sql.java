package bench;

/** What others do beside us, with the least SQL that writes the same rows. */
final class Sql {
  private Sql() {}

  /** One booking in one commit: take the first number, write booking, captcha and event. */
  static String book(String slot) {
    return """
    WITH locked AS MATERIALIZED (
      SELECT id, branch_id, service_date, lane, free FROM slot
      WHERE id = %s AND closes_at > now() AND cardinality(free) > 0 FOR UPDATE),
    made AS (
      INSERT INTO booking (id, code_hash, token_hash, slot_id, branch_id, service_date, lane,
        number, service_code, state, nik_hash, phone_hash, holder_hash, person, open_key,
        request_key, fingerprint, captcha_id, language, created_at, changed_at)
      SELECT uuidv7(), uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid()), id, branch_id,
        service_date, lane, free[1], 'JHT', 'BOOKED', uuid_send(gen_random_uuid()),
        uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid()), repeat('x', 160)::bytea,
        uuid_send(gen_random_uuid()), uuidv7()::text, uuid_send(gen_random_uuid()), uuidv7(),
        'id', now(), now()
      FROM locked ON CONFLICT DO NOTHING RETURNING id, slot_id, branch_id,
        captcha_id),
    spent AS (INSERT INTO spent_captcha (captcha_id, at) SELECT captcha_id, now() FROM made),
    taken AS (
      UPDATE slot SET version = slot.version + 1, free = l.free[2:]
      FROM made m JOIN locked l ON l.id = m.slot_id WHERE slot.id = m.slot_id)
    INSERT INTO event (at, branch_id, kind, subject)
    SELECT now(), branch_id, 'BookingMade', id FROM made"""
        .formatted(slot);
  }

  /** pgbench over all slots. */
  static String spread(long first, int slots) {
    return "\\set slot random(%d, %d)\n%s;\n".formatted(first, first + slots - 1, book(":slot"));
  }

  /** pgbench on one slot at a time; all clients count together. */
  static String oneSlotAtATime(long first, int places) {
    return book("(SELECT %d + nextval('bench_turn') / %d)".formatted(first, places)) + ";\n";
  }
}
