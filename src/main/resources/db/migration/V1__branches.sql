-- Where people may go, what is done there, and when it is open. Loaded from reference data at each
-- start; admins will change it later.

CREATE TABLE region (
  id       text PRIMARY KEY,
  name     text NOT NULL,
  covers   text NOT NULL,
  position int  NOT NULL
);

CREATE TABLE branch (
  id               text PRIMARY KEY,
  region_id        text NOT NULL REFERENCES region,
  name             text NOT NULL,
  sms_name         text NOT NULL,
  kind             text NOT NULL CONSTRAINT branch_kind CHECK (kind IN ('MAIN', 'SUB')),
  parent_id        text REFERENCES branch DEFERRABLE INITIALLY DEFERRED,
  city             text NOT NULL,
  province         text NOT NULL,
  time_zone        text NOT NULL,
  address          text,
  phone            text,
  latitude         double precision,
  longitude        double precision,
  online_booking   boolean NOT NULL,
  no_online_reason    text,
  no_online_reason_en text,
  served_by        text REFERENCES branch DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT branch_sms_name_fits CHECK (length(sms_name) BETWEEN 1 AND 20),
  CONSTRAINT branch_without_online_says_why
    CHECK (online_booking OR (no_online_reason IS NOT NULL AND no_online_reason_en IS NOT NULL
      AND served_by IS NOT NULL))
);
CREATE INDEX branch_by_region ON branch (region_id);

-- The branch's own rules, all assumptions until the branch says otherwise (R39).
CREATE TABLE branch_policy (
  branch_id           text PRIMARY KEY REFERENCES branch,
  walk_in_quota       int NOT NULL,  -- numbers a day for people without a booking
  walk_in_from        time NOT NULL, -- the guard hands out numbers from this hour
  cut_off_minutes     int NOT NULL,  -- a slot of today closes this long before it starts
  early_minutes       int NOT NULL,  -- earlier than this before the slot is EARLY
  late_minutes        int NOT NULL,  -- later than this after the slot's start is LATE
  horizon_days        int NOT NULL,  -- last bookable day: today + this
  recalls_to_absence  int NOT NULL,  -- recalls before "absent" needs no second thought (R61)
  CONSTRAINT branch_policy_sane CHECK (
    walk_in_quota >= 0 AND cut_off_minutes >= 0 AND early_minutes >= 0 AND late_minutes >= 0
    AND horizon_days BETWEEN 1 AND 60 AND recalls_to_absence >= 0)
);

-- How the lanes share the counters (R58): of each round `turns` calls are this lane's; whoever waited
-- `longest_wait_minutes` goes first whatever the round says.
CREATE TABLE lane_policy (
  branch_id            text NOT NULL REFERENCES branch,
  lane                 text NOT NULL CONSTRAINT lane_known
                         CHECK (lane IN ('WALK_IN', 'ONLINE', 'E_KLAIM', 'PRIORITY')),
  position             int NOT NULL, -- order of the lanes in a round and on the display
  turns                int NOT NULL CONSTRAINT lane_turns CHECK (turns >= 0),
  longest_wait_minutes int NOT NULL CONSTRAINT lane_longest_wait CHECK (longest_wait_minutes > 0),
  PRIMARY KEY (branch_id, lane)
);

CREATE TABLE opening_hours (
  branch_id   text NOT NULL REFERENCES branch,
  weekday     int  NOT NULL CONSTRAINT weekday_iso CHECK (weekday BETWEEN 1 AND 7),
  opens       time NOT NULL,
  closes      time NOT NULL,
  break_start time,
  break_end   time,
  PRIMARY KEY (branch_id, weekday),
  CONSTRAINT opening_hours_in_order CHECK (opens < closes),
  CONSTRAINT opening_hours_break CHECK ((break_start IS NULL) = (break_end IS NULL)
    AND (break_start IS NULL OR (opens < break_start AND break_start < break_end AND break_end < closes)))
);

-- branch_id NULL: everywhere. A day closed for one branch has a row of its own.
CREATE TABLE holiday (
  date      date NOT NULL,
  branch_id text REFERENCES branch,
  kind      text NOT NULL,
  name      text NOT NULL,
  decree    text NOT NULL,
  CONSTRAINT holiday_once UNIQUE NULLS NOT DISTINCT (date, branch_id)
);

-- What people come for (R23). Words in both languages; reasons and checklists as JSON documents,
-- read whole and shown whole, never searched.
CREATE TABLE service (
  code            text PRIMARY KEY,
  position        int   NOT NULL,
  lanes           text[] NOT NULL,
  typical_minutes int   NOT NULL CONSTRAINT service_minutes CHECK (typical_minutes > 0),
  catalogue       jsonb NOT NULL
);

CREATE TABLE branch_service (
  branch_id    text NOT NULL REFERENCES branch,
  service_code text NOT NULL REFERENCES service,
  PRIMARY KEY (branch_id, service_code)
);

CREATE TABLE counter (
  id        text PRIMARY KEY,
  branch_id text NOT NULL REFERENCES branch,
  position  int  NOT NULL,
  name      text NOT NULL,
  open      boolean NOT NULL DEFAULT true,
  CONSTRAINT counter_once UNIQUE (branch_id, position)
);

-- The weekly pattern from which the slots of a day are made (R34).
CREATE TABLE slot_pattern (
  branch_id  text NOT NULL REFERENCES branch,
  weekday    int  NOT NULL CONSTRAINT slot_pattern_weekday CHECK (weekday BETWEEN 1 AND 7),
  starts     time NOT NULL,
  ends       time NOT NULL,
  lane       text NOT NULL,
  quota      int  NOT NULL CONSTRAINT slot_pattern_quota CHECK (quota >= 0),
  PRIMARY KEY (branch_id, weekday, lane, starts),
  CONSTRAINT slot_pattern_in_order CHECK (starts < ends)
);

-- Which reference files were loaded. The same files are not loaded twice, so that nothing comes back
-- that an admin took away.
CREATE TABLE reference_load (
  fingerprint bytea PRIMARY KEY,
  at          timestamptz NOT NULL
);
