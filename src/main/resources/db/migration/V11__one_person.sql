-- A number taken out of slot.free for one purpose and until an instant (H5). WITHHELD: of a
-- cancelled or moved booking, so that it cannot be handed to an accomplice; the others wait for one
-- holder. Each place of a slot is free, sold or held once.
ALTER TABLE withheld_place RENAME TO held_place;
ALTER INDEX withheld_place_pkey RENAME TO held_place_pkey;
ALTER INDEX withheld_place_due RENAME TO held_place_due;
ALTER TABLE held_place
  ADD COLUMN kind text NOT NULL DEFAULT 'WITHHELD'
    CONSTRAINT held_place_kind CHECK (kind IN ('WITHHELD', 'OFFER', 'CLOSURE')),
  ADD COLUMN holder uuid,
  ADD CONSTRAINT held_place_for_somebody CHECK ((kind = 'WITHHELD') = (holder IS NULL));

-- The half hours since 1970 that a slot covers, each at a place of its own among four: those of two
-- slots that overlap have one in common at the same place, so unique keys can tell. NULL: none there.
CREATE FUNCTION half_hours(starts_at timestamptz, starts time, ends time) RETURNS int[]
LANGUAGE sql IMMUTABLE RETURN (
  SELECT array_agg(CASE WHEN h * 1800.0 < e + extract(epoch FROM ends - starts) THEN h END
    ORDER BY place)
  FROM (SELECT extract(epoch FROM starts_at - timestamptz '1970-01-01 00:00:00+00')) AS b(e),
    generate_series(0, 3) AS p(place),
    LATERAL (SELECT floor(e / 1800)::int) AS f(first),
    LATERAL (SELECT first + (place - first % 4 + 4) % 4) AS c(h));
ALTER TABLE slot ADD COLUMN half_hours int[]
  GENERATED ALWAYS AS (half_hours(starts_at, starts, ends)) STORED;
ALTER TABLE slot ADD CONSTRAINT slot_within_four_half_hours CHECK (
  ceil(extract(epoch FROM ends) / 1800) - floor(extract(epoch FROM starts) / 1800) BETWEEN 1 AND 4);

-- One NIK: one place in a half hour, whatever the service, and so many open bookings as there are
-- ordinals (ANTREAN_OPEN_PER_NIK); one mobile likewise (ANTREAN_OPEN_PER_MOBILE).
ALTER TABLE booking
  ADD COLUMN half_hour_0 int,
  ADD COLUMN half_hour_1 int,
  ADD COLUMN half_hour_2 int,
  ADD COLUMN half_hour_3 int,
  ADD COLUMN nik_ordinal smallint,
  ADD COLUMN phone_ordinal smallint;

-- Older bookings of one NIK that overlap stay as they are: the first of them gets the half hours.
UPDATE booking b SET
  nik_ordinal = o.nik_ordinal,
  phone_ordinal = o.phone_ordinal,
  half_hour_0 = CASE WHEN o.is_first THEN s.half_hours[1] END,
  half_hour_1 = CASE WHEN o.is_first THEN s.half_hours[2] END,
  half_hour_2 = CASE WHEN o.is_first THEN s.half_hours[3] END,
  half_hour_3 = CASE WHEN o.is_first THEN s.half_hours[4] END
FROM (
  SELECT id,
    row_number() OVER (PARTITION BY nik_hash ORDER BY id) AS nik_ordinal,
    row_number() OVER (PARTITION BY phone_hash ORDER BY id) AS phone_ordinal,
    row_number() OVER (PARTITION BY nik_hash ORDER BY id) = 1 AS is_first
  FROM booking WHERE state IN ('BOOKED', 'CHECKED_IN')) o, slot s
WHERE b.id = o.id AND s.id = b.slot_id;

CREATE UNIQUE INDEX booking_half_hour_0_once ON booking (nik_hash, half_hour_0)
  WHERE half_hour_0 IS NOT NULL AND state IN ('BOOKED', 'CHECKED_IN');
CREATE UNIQUE INDEX booking_half_hour_1_once ON booking (nik_hash, half_hour_1)
  WHERE half_hour_1 IS NOT NULL AND state IN ('BOOKED', 'CHECKED_IN');
CREATE UNIQUE INDEX booking_half_hour_2_once ON booking (nik_hash, half_hour_2)
  WHERE half_hour_2 IS NOT NULL AND state IN ('BOOKED', 'CHECKED_IN');
CREATE UNIQUE INDEX booking_half_hour_3_once ON booking (nik_hash, half_hour_3)
  WHERE half_hour_3 IS NOT NULL AND state IN ('BOOKED', 'CHECKED_IN');
CREATE UNIQUE INDEX booking_nik_ordinal_once ON booking (nik_hash, nik_ordinal)
  WHERE state IN ('BOOKED', 'CHECKED_IN');
CREATE UNIQUE INDEX booking_phone_ordinal_once ON booking (phone_hash, phone_ordinal)
  WHERE state IN ('BOOKED', 'CHECKED_IN');

-- A code sent to the mobile, or to the mail address, was typed back before the booking was made.
ALTER TABLE booking ADD COLUMN proved boolean NOT NULL DEFAULT false;
