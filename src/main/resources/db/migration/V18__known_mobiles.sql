-- Whether a mobile has a number at the branch today already (N1): keyed hash, as in a booking. Tickets
-- from before have none; those of bookings need none.
ALTER TABLE ticket ADD COLUMN phone_hash bytea;

-- How many NIKs a member of staff has freed within a day is counted on the trail.
CREATE INDEX audit_nik_freed ON audit (actor, at) WHERE action = 'NIK_FREED';
