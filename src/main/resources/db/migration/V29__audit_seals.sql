-- The trail is sealed: each row of `audit` gets a link that holds its content and the link before it in
-- its chain (one for each branch, '-' for acts of none), under a key that is not in the database.
-- Rows are written without a link, so that acts do not wait for each other; what still wants one is
-- listed here by the act's own transaction. An id says nothing of when its row was committed.
CREATE TABLE audit_unsealed (
  audit_id bigint CONSTRAINT audit_unsealed_once PRIMARY KEY
);
CREATE FUNCTION audit_wants_a_seal() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO audit_unsealed (audit_id) VALUES (NEW.id); RETURN NULL; END $$;
CREATE TRIGGER audit_wants_a_seal AFTER INSERT ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_wants_a_seal();
INSERT INTO audit_unsealed (audit_id) SELECT id FROM audit;

-- print: keyed hash of what the row says. round: the turn of the sealer that made it.
CREATE TABLE audit_seal (
  chain    text NOT NULL,
  place    bigint NOT NULL CONSTRAINT audit_seal_counts_from_one CHECK (place > 0),
  audit_id bigint NOT NULL CONSTRAINT audit_seal_row_once UNIQUE,
  round    bigint NOT NULL,
  print    bytea NOT NULL,
  link     bytea NOT NULL,
  CONSTRAINT audit_seal_pkey PRIMARY KEY (chain, place)
);
CREATE INDEX audit_seal_by_round ON audit_seal (round, chain, place);

-- Each turn is a link over all chains, which the log has, too: what is cut off at the end is missed.
CREATE TABLE audit_round (
  round bigint CONSTRAINT audit_round_pkey PRIMARY KEY,
  at    timestamptz NOT NULL,
  rows  int NOT NULL CONSTRAINT audit_round_has_rows CHECK (rows > 0),
  link  bytea NOT NULL
);

-- The last link of each chain, and as '*' the last round. Who seals has locked the latter.
CREATE TABLE audit_head (
  chain text CONSTRAINT audit_head_pkey PRIMARY KEY,
  place bigint NOT NULL,
  link  bytea NOT NULL,
  at    timestamptz NOT NULL
);
INSERT INTO audit_head (chain, place, link, at) VALUES ('*', 0, '', 'epoch');

CREATE TRIGGER audit_seal_only_grows BEFORE UPDATE OR DELETE ON audit_seal
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_round_only_grows BEFORE UPDATE OR DELETE ON audit_round
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_seal_is_not_emptied BEFORE TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_round_is_not_emptied BEFORE TRUNCATE ON audit_round
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();

-- How the reader looks: the newest first, of a branch, a person, an object.
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_branch ON audit (branch_id, at, id);
CREATE INDEX audit_by_actor ON audit (actor, at, id);
CREATE INDEX audit_by_object ON audit (object);
