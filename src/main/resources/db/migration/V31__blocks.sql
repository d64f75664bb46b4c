-- Who may make no new booking for a while. Of the NIK, mobile, mail or address range only a keyed hash is
-- kept, as in a booking, and sealed as much as staff need to tell one from another. A row is in force only
-- with the yes of a second person, and is deleted when it ends; the trail keeps that it was.
CREATE TABLE block (
  id          uuid CONSTRAINT block_pkey PRIMARY KEY,
  kind        text NOT NULL CONSTRAINT block_kind CHECK (kind IN ('NIK', 'MOBILE', 'MAIL', 'ADDRESS')),
  value_hash  bytea NOT NULL,
  prefix      int,      -- how many bits of an address count
  shown       bytea NOT NULL,
  reason      text NOT NULL CONSTRAINT block_has_a_reason CHECK (length(reason) BETWEEN 1 AND 200),
  ends_at     timestamptz NOT NULL,
  branch_id   text CONSTRAINT block_of_branch REFERENCES branch,  -- whose supervisor asked for it
  asked_by    text NOT NULL,
  asked_at    timestamptz NOT NULL,
  approved_by text,
  approved_at timestamptz,
  refused     int NOT NULL DEFAULT 0,   -- bookings, since it is in force
  refused_at  timestamptz,
  CONSTRAINT block_once UNIQUE (kind, value_hash),
  CONSTRAINT block_of_a_range CHECK ((kind = 'ADDRESS') = (prefix IS NOT NULL)),
  CONSTRAINT block_by_two_people CHECK (approved_by <> asked_by),
  CONSTRAINT block_approved_by_somebody CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT block_ends_later CHECK (ends_at > asked_at)
);
CREATE INDEX block_by_end ON block (ends_at);
