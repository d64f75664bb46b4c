-- A change of configuration that is not made yet: it waits for the decision of somebody above (WAITING), or
-- is decided and waits for its day (COMING). Only the fields that it touches, as they were when it was
-- written and as they shall be.
CREATE TABLE proposal (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  branch_id  text NOT NULL CONSTRAINT proposal_branch REFERENCES branch,
  subject    text NOT NULL CONSTRAINT proposal_subject
               CHECK (subject IN ('BRANCH', 'QUOTA_PATTERN', 'POLICY')),
  state      text NOT NULL CONSTRAINT proposal_state
               CHECK (state IN ('WAITING', 'COMING', 'DONE', 'REFUSED', 'WITHDRAWN', 'FAILED')),
  based_on   bigint NOT NULL,     -- the version of the subject that its author had read
  asked_at   timestamptz NOT NULL,
  asked_by   text NOT NULL,
  reason     text NOT NULL,       -- '' where the API gave none
  valid_from date,                -- the branch's day from which it shall hold; NULL: once it is decided
  before     jsonb NOT NULL,
  after      jsonb NOT NULL,
  undoes     bigint CONSTRAINT proposal_undoes REFERENCES configuration_change,
  decided_at timestamptz,
  decided_by text,
  why        text,
  change_id  bigint CONSTRAINT proposal_change REFERENCES configuration_change,
  CONSTRAINT proposal_touches_something CHECK (before <> after),
  CONSTRAINT proposal_decided CHECK ((state = 'WAITING') = (decided_at IS NULL)
    AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (why IS NULL)),
  CONSTRAINT proposal_comes_on_a_day CHECK (state <> 'COMING' OR valid_from IS NOT NULL),
  CONSTRAINT proposal_changes_when_done CHECK (change_id IS NULL OR state = 'DONE'),
  CONSTRAINT proposal_change_once UNIQUE (change_id)
);
CREATE INDEX proposal_open ON proposal (branch_id, id) WHERE state IN ('WAITING', 'COMING');
CREATE INDEX proposal_coming ON proposal (valid_from) WHERE state = 'COMING';

-- Whoever decides second sees that it is decided; should a statement forget to look, this does.
CREATE FUNCTION proposal_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the proposal is over' USING ERRCODE = '23514', CONSTRAINT = 'proposal_ends_once';
END $$;
CREATE TRIGGER proposal_ends_once BEFORE UPDATE ON proposal FOR EACH ROW
  WHEN (OLD.state NOT IN ('WAITING', 'COMING')
    OR (OLD.state = 'COMING' AND NEW.state IN ('WAITING', 'COMING', 'REFUSED')))
  EXECUTE FUNCTION proposal_ends_once();

-- Where a region says so, its supervisors decide alone what else its regional office approves.
ALTER TABLE region ADD COLUMN supervisors_decide boolean NOT NULL DEFAULT false;
