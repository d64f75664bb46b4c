-- How often the configuration of a branch, or of all of them ('*'), was changed. Each change raises it in
-- its own transaction, so the row is the lock under which a branch is changed, and the sum tells every
-- node that something changed: a sum grows with each commit, in whatever order they come.
CREATE TABLE configuration (
  scope   text   PRIMARY KEY,
  version bigint NOT NULL
);

-- The history: what a change replaced and by what, only the fields that it touched. The newest id of a
-- subject is the version that an editor has read.
CREATE TABLE configuration_change (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  branch_id text NOT NULL REFERENCES branch,
  subject   text NOT NULL CONSTRAINT configuration_change_subject
              CHECK (subject IN ('BRANCH', 'QUOTA_PATTERN', 'QUOTA_DAY', 'POLICY')),
  day       date,                 -- of a day's quota
  at        timestamptz NOT NULL,
  actor     text NOT NULL,
  reason    text NOT NULL,        -- '' where the API gave none
  valid_from date NOT NULL,       -- the branch's day from which it holds
  before    jsonb NOT NULL,
  after     jsonb NOT NULL,
  undoes    bigint REFERENCES configuration_change,
  CONSTRAINT configuration_change_day CHECK ((day IS NOT NULL) = (subject = 'QUOTA_DAY')),
  CONSTRAINT configuration_change_undone_once UNIQUE (undoes)
);
CREATE INDEX configuration_change_of ON configuration_change (branch_id, subject, day, id);

-- A branch's own words for participants.
ALTER TABLE branch
  ADD COLUMN words text,
  ADD CONSTRAINT branch_words_length CHECK (length(words) BETWEEN 1 AND 300);

-- closed: outside the opening hours since these changed; what is booked there stays, nothing is added.
-- own_quota: set for this day alone, so a change of the weekly pattern leaves it.
ALTER TABLE slot
  ADD COLUMN closed    boolean NOT NULL DEFAULT false,
  ADD COLUMN own_quota boolean NOT NULL DEFAULT false;
