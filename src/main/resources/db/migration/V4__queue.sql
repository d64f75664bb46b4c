-- One person in a line of one branch on one day.
CREATE TABLE ticket (
  id             uuid PRIMARY KEY,
  branch_id      text NOT NULL,
  service_date   date NOT NULL,
  lane           text NOT NULL,
  number         int  NOT NULL,
  source         text NOT NULL CONSTRAINT ticket_source CHECK (source IN ('BOOKING', 'WALK_IN', 'E_KLAIM')),
  service_code   text NOT NULL,
  booking_id     uuid REFERENCES booking,
  state          text NOT NULL CONSTRAINT ticket_state CHECK (state IN
                   ('WAITING', 'CALLED', 'SERVING', 'HELD', 'COMPLETED', 'ABSENT', 'CANCELLED', 'TRANSFERRED')),
  arrived_at     timestamptz NOT NULL,  -- when the person came; kept when the lane changes (R53)
  line_at        timestamptz NOT NULL,  -- the place in line: slot time for the booked, arrival for the rest
  called_at      timestamptz,           -- first shown by the last call
  recalled_at    timestamptz,
  serving_at     timestamptz,
  ended_at       timestamptz,
  counter_id     text REFERENCES counter,
  recalls        int NOT NULL DEFAULT 0,
  reason         text,                  -- why it was called, in words for staff; as data in the event
  undo_state     jsonb,                 -- what the last step changed, while it may be undone
  replaces       uuid REFERENCES ticket,
  phone          bytea,                 -- sealed; a walk-in may leave one
  claim_sealed   bytea,                 -- e-Klaim reference as the guard typed it
  claim_hash     bytea,                 -- keyed hash of it: one claim has one open ticket a day
  claim_approved date,
  claim_verified boolean NOT NULL DEFAULT false,
  CONSTRAINT ticket_called_has_counter CHECK (state NOT IN ('CALLED', 'SERVING') OR counter_id IS NOT NULL),
  CONSTRAINT ticket_e_klaim_says_claim CHECK (source <> 'E_KLAIM' OR claim_approved IS NOT NULL),
  FOREIGN KEY (branch_id, service_date) REFERENCES branch_day
);
CREATE UNIQUE INDEX ticket_number_once ON ticket (branch_id, service_date, lane, number)
  WHERE state NOT IN ('CANCELLED', 'TRANSFERRED');
CREATE UNIQUE INDEX ticket_booking_once ON ticket (booking_id)
  WHERE booking_id IS NOT NULL AND state NOT IN ('CANCELLED', 'TRANSFERRED');
CREATE UNIQUE INDEX ticket_counter_once ON ticket (counter_id) WHERE state IN ('CALLED', 'SERVING');
CREATE INDEX ticket_line ON ticket (branch_id, service_date, lane, line_at, number)
  WHERE state = 'WAITING';
CREATE INDEX ticket_of_day ON ticket (branch_id, service_date);
