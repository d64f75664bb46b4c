-- A PIN that proves a mobile number or a mail address (H1). Its six digits are made of the id by the
-- hash key and lie nowhere. Deleted after some hours more than a day, for so long its receiver is counted.
CREATE TABLE pin (
  id            uuid PRIMARY KEY,
  channel       text NOT NULL CONSTRAINT pin_channel_known CHECK (channel IN ('SMS', 'EMAIL')),
  receiver_hash bytea NOT NULL,
  contact       bytea NOT NULL,  -- the mobile number or the address, sealed
  language      text NOT NULL,
  time_zone     text NOT NULL,   -- in which the message says until when
  captcha_id    uuid CONSTRAINT pin_captcha_once UNIQUE,
  request_key   text NOT NULL CONSTRAINT pin_request_key_once UNIQUE,
  asked_at      timestamptz NOT NULL,
  until         timestamptz NOT NULL,
  tries         int NOT NULL DEFAULT 0 CONSTRAINT pin_five_tries CHECK (tries BETWEEN 0 AND 5),
  proved_at     timestamptz,
  proved_by     text,            -- the request key of the right try
  CONSTRAINT pin_proved_by CHECK ((proved_at IS NULL) = (proved_by IS NULL))
);
CREATE INDEX pin_asked ON pin (asked_at);

-- Each time that a PIN goes out: the outbox of PINs, and what its receiver is counted by.
CREATE TABLE pin_letter (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pin_id        uuid NOT NULL REFERENCES pin ON DELETE CASCADE,
  receiver_hash bytea NOT NULL,
  channel       text NOT NULL,
  asked_at      timestamptz NOT NULL,
  state         text NOT NULL DEFAULT 'QUEUED'
                CONSTRAINT pin_letter_state CHECK (state IN ('QUEUED', 'SENT', 'FAILED')),
  next_at       timestamptz NOT NULL,
  attempts      int NOT NULL DEFAULT 0
);
CREATE INDEX pin_letter_due ON pin_letter (channel, next_at) WHERE state = 'QUEUED';
CREATE INDEX pin_letter_of_receiver ON pin_letter (receiver_hash, asked_at);
CREATE INDEX pin_letter_of_pin ON pin_letter (pin_id);

-- Since when nothing could be handed over there, on any node; NULL: the last one was.
CREATE TABLE gateway (
  channel    text PRIMARY KEY CONSTRAINT gateway_channel CHECK (channel IN ('SMS', 'EMAIL')),
  away_since timestamptz
);
INSERT INTO gateway (channel) VALUES ('SMS'), ('EMAIL');

-- `proved` is the mobile's. `unproved`: a proof was wanted, and the gateway away.
ALTER TABLE booking
  ADD COLUMN mail_proved boolean NOT NULL DEFAULT false,
  ADD COLUMN unproved boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT booking_proof CHECK (NOT (unproved AND (proved OR mail_proved)));
CREATE INDEX booking_unproved ON booking (id) WHERE unproved;
