-- How many messages were asked for, of each budget, receiver and day of the branch: the right to one more
-- is judged by this number, so it counts what was left out, too. Deleted after some days.
CREATE TABLE message_budget (
  day      date  NOT NULL,
  receiver bytea NOT NULL,  -- keyed hash of the mobile number or of the address
  budget   text  NOT NULL CONSTRAINT message_budget_of CHECK (budget IN ('ANYBODY', 'HOLDER')),
  asked    int   NOT NULL,
  PRIMARY KEY (day, receiver, budget)
);

ALTER TABLE message
  ADD COLUMN receiver bytea,              -- the same hash, until the message has ended
  ADD COLUMN leased_until timestamptz,    -- a node is sending it
  DROP CONSTRAINT message_state,
  ADD CONSTRAINT message_state
    CHECK (state IN ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'UNKNOWN', 'OBSOLETE', 'SKIPPED'));
CREATE INDEX message_waiting ON message (receiver, channel, event_id) WHERE state = 'QUEUED';
