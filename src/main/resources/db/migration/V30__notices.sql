-- What staff let people know, for a while: at one branch, in one region, or everywhere where both are
-- missing. STOP says that bookings stop everywhere in that time, and needs no words of its own.
CREATE TABLE notice (
  id         uuid CONSTRAINT notice_pkey PRIMARY KEY,
  kind       text NOT NULL CONSTRAINT notice_kind CHECK (kind IN ('NOTICE', 'STOP')),
  branch_id  text CONSTRAINT notice_of_branch REFERENCES branch,
  region_id  text CONSTRAINT notice_of_region REFERENCES region,
  text       text CONSTRAINT notice_is_short CHECK (length(text) BETWEEN 1 AND 60),
  text_en    text CONSTRAINT notice_is_short_in_english CHECK (length(text_en) BETWEEN 1 AND 60),
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  made_by    text NOT NULL,
  made_at    timestamptz NOT NULL,
  removed_by text,
  removed_at timestamptz,
  CONSTRAINT notice_ends_later CHECK (ends_at > starts_at),
  CONSTRAINT notice_of_one_place CHECK (branch_id IS NULL OR region_id IS NULL),
  CONSTRAINT notice_says_something CHECK ((kind = 'NOTICE') = (text IS NOT NULL)),
  CONSTRAINT notice_stops_everywhere
    CHECK (kind <> 'STOP' OR (branch_id IS NULL AND region_id IS NULL AND text_en IS NULL)),
  CONSTRAINT notice_removed_by_somebody CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
CREATE INDEX notice_by_end ON notice (ends_at) WHERE removed_at IS NULL;
