-- One message per event and channel; the words are made when it is sent, so no text with personal
-- data or a booking's link lies in the database.
CREATE TABLE message (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id   bigint NOT NULL,
  channel    text NOT NULL CONSTRAINT message_channel CHECK (channel IN ('SMS', 'EMAIL')),
  template   text NOT NULL,
  booking_id uuid REFERENCES booking,
  ticket_id  uuid REFERENCES ticket,
  data       jsonb NOT NULL DEFAULT '{}',
  state      text NOT NULL DEFAULT 'QUEUED' CONSTRAINT message_state
               CHECK (state IN ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'UNKNOWN', 'OBSOLETE')),
  attempts   int NOT NULL DEFAULT 0,
  doubts     int NOT NULL DEFAULT 0,  -- attempts whose end nobody knows: it may have arrived
  next_at    timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at    timestamptz,
  receiver_id text,  -- the gateway's own id, for its delivery report
  CONSTRAINT message_once UNIQUE (event_id, channel)
);
CREATE INDEX message_due ON message (channel, next_at) WHERE state = 'QUEUED';
CREATE INDEX message_by_booking ON message (booking_id);
CREATE INDEX message_by_receiver ON message (receiver_id);
