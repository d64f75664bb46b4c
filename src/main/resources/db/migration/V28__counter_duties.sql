-- What a counter serves (R55): the lanes and the services listed for it; none of a kind listed: all.
CREATE TABLE counter_lane (
  counter_id text NOT NULL REFERENCES counter ON DELETE CASCADE,
  lane       text NOT NULL CONSTRAINT counter_lane_known
               CHECK (lane IN ('WALK_IN', 'ONLINE', 'E_KLAIM', 'PRIORITY')),
  CONSTRAINT counter_lane_once PRIMARY KEY (counter_id, lane)
);
CREATE TABLE counter_service (
  counter_id   text NOT NULL REFERENCES counter ON DELETE CASCADE,
  service_code text NOT NULL REFERENCES service,
  CONSTRAINT counter_service_once PRIMARY KEY (counter_id, service_code)
);

-- strict: while somebody waits in this lane whose time has come, no other lane is called (R58).
ALTER TABLE lane_policy ADD COLUMN strict boolean NOT NULL DEFAULT false;
