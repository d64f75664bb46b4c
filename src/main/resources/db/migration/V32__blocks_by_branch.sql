-- A request that waits at one branch keeps no other from asking for the same, nor tells it of it.
ALTER TABLE block DROP CONSTRAINT block_once;
ALTER TABLE block
  ADD CONSTRAINT block_once UNIQUE NULLS NOT DISTINCT (kind, value_hash, branch_id);
