-- A mobile number or mail address that staff corrected on a booking: it is told once, and kept until
-- then. Deleted after some days, and with the person.
CREATE TABLE former_contact (
  id         uuid CONSTRAINT former_contact_pkey PRIMARY KEY,
  booking_id uuid NOT NULL CONSTRAINT former_contact_of_booking REFERENCES booking,
  channel    text NOT NULL CONSTRAINT former_contact_channel CHECK (channel IN ('SMS', 'EMAIL')),
  contact    bytea NOT NULL,  -- the number or the address, sealed
  receiver   bytea NOT NULL,  -- keyed hash of it
  at         timestamptz NOT NULL
);
CREATE INDEX former_contact_by_booking ON former_contact (booking_id);
CREATE INDEX former_contact_by_age ON former_contact (at);
