-- The keys under which values lie here, so that a start with others is refused: of each key its id and
-- a constant that it alone makes. Two rows of ENCRYPTION while a key is replaced.
CREATE TABLE key_check (
  kind   text  NOT NULL CONSTRAINT key_check_kind CHECK (kind IN ('ENCRYPTION', 'HASH')),
  key_id bytea NOT NULL,
  proof  bytea NOT NULL,  -- ENCRYPTION: the constant, sealed; HASH: its keyed hash
  CONSTRAINT key_check_once PRIMARY KEY (kind, key_id)
);
CREATE UNIQUE INDEX key_check_one_hash ON key_check (kind) WHERE kind = 'HASH';
