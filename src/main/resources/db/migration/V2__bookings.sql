-- One row per branch and service day. A call locks it, so order, ratio and version are exact.
CREATE TABLE branch_day (
  branch_id     text   NOT NULL REFERENCES branch,
  service_date  date   NOT NULL,
  board_version bigint NOT NULL DEFAULT 0,
  walk_in_quota int    NOT NULL,
  walk_in_given int    NOT NULL DEFAULT 0,
  turn          jsonb  NOT NULL DEFAULT '{}',  -- where the lane policy's round stands
  PRIMARY KEY (branch_id, service_date)
);

-- The next number to give at the branch, after the lane's last block of slot numbers.
CREATE TABLE lane_day (
  branch_id    text NOT NULL,
  service_date date NOT NULL,
  lane         text NOT NULL,
  next_number  int  NOT NULL,
  PRIMARY KEY (branch_id, service_date, lane),
  FOREIGN KEY (branch_id, service_date) REFERENCES branch_day
);

-- capacity is what exists, quota what is offered; free holds the numbers the slot can still give, so
-- the quota holds by structure and the number comes with the place.
CREATE TABLE slot (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  branch_id    text NOT NULL,
  service_date date NOT NULL,
  starts       time NOT NULL,
  ends         time NOT NULL,
  starts_at    timestamptz NOT NULL,
  closes_at    timestamptz NOT NULL,  -- no booking from this instant on
  lane         text NOT NULL,
  capacity     int  NOT NULL,
  quota        int  NOT NULL,
  free         int[] NOT NULL,
  version      bigint NOT NULL DEFAULT 0,
  FOREIGN KEY (branch_id, service_date) REFERENCES branch_day,
  CONSTRAINT slot_once UNIQUE (branch_id, service_date, lane, starts),
  CONSTRAINT slot_free_within_capacity CHECK (cardinality(free) <= capacity),
  CONSTRAINT slot_quota_within_capacity CHECK (quota BETWEEN 0 AND capacity)
) WITH (fillfactor = 40);
CREATE INDEX slot_by_day ON slot (service_date);

-- A number freed by a cancelled or moved booking waits here before it is free again, so that it
-- cannot be handed to an accomplice. Not in slot.free, therefore not bookable.
CREATE TABLE withheld_place (
  slot_id bigint NOT NULL REFERENCES slot,
  number  int    NOT NULL,
  until   timestamptz NOT NULL,
  PRIMARY KEY (slot_id, number)
);
CREATE INDEX withheld_place_due ON withheld_place (until);

-- The right to book and use a lane (R26): granted by e-Klaim approval, used by booking.
CREATE TABLE lane_pass (
  id        uuid PRIMARY KEY,
  nik_hash  bytea NOT NULL,
  lane      text  NOT NULL,
  branch_id text  NOT NULL REFERENCES branch,
  first_day date  NOT NULL,
  last_day  date  NOT NULL,
  CONSTRAINT lane_pass_in_order CHECK (first_day <= last_day)
);
CREATE INDEX lane_pass_by_nik ON lane_pass (nik_hash, lane, branch_id);

CREATE TABLE booking (
  id              uuid PRIMARY KEY,
  code_hash       bytea NOT NULL,
  token_hash      bytea NOT NULL,
  slot_id         bigint NOT NULL REFERENCES slot,
  branch_id       text NOT NULL,
  service_date    date NOT NULL,
  lane            text NOT NULL,
  number          int  NOT NULL,
  service_code    text NOT NULL,
  reason_code     text,
  state           text NOT NULL CONSTRAINT booking_state
                    CHECK (state IN ('BOOKED', 'CHECKED_IN', 'CANCELLED', 'ABSENT', 'COMPLETED')),
  nik_hash        bytea NOT NULL,
  phone_hash      bytea NOT NULL,
  person          bytea NOT NULL,  -- NIK, KPJ, name, phone, e-mail, heir's case: one sealed JSON
  open_key        bytea NOT NULL,  -- keyed hash of the scope in which one booking may be open
  claim_sealed    bytea,           -- a typed e-Klaim reference: stored, never trusted
  request_key     text NOT NULL,
  fingerprint     bytea NOT NULL,
  captcha_id      uuid,
  language        text NOT NULL DEFAULT 'id',
  near_turn_sms   boolean NOT NULL DEFAULT false,
  moves           int NOT NULL DEFAULT 0,  -- how often it was moved
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  CONSTRAINT booking_code_once UNIQUE (code_hash),
  CONSTRAINT booking_token_once UNIQUE (token_hash),
  CONSTRAINT booking_request_key_once UNIQUE (request_key),
  CONSTRAINT booking_captcha_once UNIQUE (captcha_id)
);
CREATE UNIQUE INDEX booking_number_once ON booking (branch_id, service_date, lane, number)
  WHERE state <> 'CANCELLED';
CREATE UNIQUE INDEX booking_open_once ON booking (open_key) WHERE state IN ('BOOKED', 'CHECKED_IN');
CREATE INDEX booking_by_slot ON booking (slot_id);
CREATE INDEX booking_by_person ON booking (nik_hash, phone_hash);

-- Every other write that took effect, by the client's request key.
CREATE TABLE request_key (
  key         text PRIMARY KEY,
  fingerprint bytea NOT NULL,
  made        text,
  at          timestamptz NOT NULL
);
CREATE INDEX request_key_by_age ON request_key (at);

-- What happened, written in the transaction that made it happen: the outbox. `heard` is set by
-- notify once its messages exist.
CREATE TABLE event (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  branch_id text NOT NULL,
  kind      text NOT NULL,
  subject   uuid NOT NULL,
  data      jsonb NOT NULL DEFAULT '{}',
  heard     boolean NOT NULL DEFAULT false
);
CREATE INDEX event_unheard ON event (id) WHERE NOT heard;
CREATE INDEX event_by_subject ON event (subject);
