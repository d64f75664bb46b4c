-- Offices come from pages and files, so the database holds what a start from reference files held before.
-- NOT VALID: what is there stays, as another file of branches may have brought it.
ALTER TABLE branch
  ADD COLUMN checked_on date,  -- the day on which the agency found address, telephone and place right
  ADD CONSTRAINT branch_id_shape
    CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(id) <= 60) NOT VALID,
  -- /staf/kantor/baru is a page
  ADD CONSTRAINT branch_id_names_no_page CHECK (id <> 'baru') NOT VALID,
  ADD CONSTRAINT branch_place_is_whole
    CHECK ((latitude IS NULL) = (longitude IS NULL)) NOT VALID;

-- Files of rows that were taken over. undoes: of another import, which this one takes back.
CREATE TABLE csv_import (
  id      uuid CONSTRAINT csv_import_pkey PRIMARY KEY,
  kind    text NOT NULL CONSTRAINT csv_import_kind CHECK (kind IN (
            'branches', 'holidays', 'hours', 'quotas', 'counters', 'people', 'services')),
  at      timestamptz NOT NULL,
  actor   text NOT NULL,
  reason  text NOT NULL,
  added   int NOT NULL,
  changed int NOT NULL,
  undoes  uuid CONSTRAINT csv_import_undoes REFERENCES csv_import,
  CONSTRAINT csv_import_undone_once UNIQUE (undoes)
);
CREATE INDEX csv_import_by_time ON csv_import (at);

-- What each row replaced and by what, as cells by column; NULL: there was, or is, nothing of that key.
CREATE TABLE csv_import_change (
  import_id uuid NOT NULL CONSTRAINT csv_import_change_of REFERENCES csv_import,
  row       int  NOT NULL,
  key       text NOT NULL,
  before    jsonb,
  after     jsonb,
  CONSTRAINT csv_import_change_once PRIMARY KEY (import_id, row),
  CONSTRAINT csv_import_change_changes CHECK (before IS DISTINCT FROM after)
);
