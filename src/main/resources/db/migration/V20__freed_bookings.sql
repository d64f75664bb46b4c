-- A booking that staff cancelled for the owner of its NIK: its holder books that NIK no more.
ALTER TABLE booking ADD COLUMN freed_at timestamptz;
CREATE INDEX booking_freed ON booking (nik_hash) WHERE freed_at IS NOT NULL;
