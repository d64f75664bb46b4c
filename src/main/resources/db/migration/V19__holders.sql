-- Who answers for a booking: keyed hash of the mobile or, where only the mailbox was proved, of that.
-- So many open bookings as there are ordinals (ANTREAN_OPEN_PER_MOBILE) are of one holder, and nobody
-- uses up those of a mobile that they merely typed. Older ones count for the mobile.
ALTER TABLE booking ADD COLUMN holder_hash bytea;
UPDATE booking SET holder_hash = phone_hash WHERE phone_hash IS NOT NULL;
CREATE UNIQUE INDEX booking_holder_ordinal_once ON booking (holder_hash, phone_ordinal)
  WHERE state IN ('BOOKED', 'CHECKED_IN');
DROP INDEX booking_phone_ordinal_once;
