-- A pass that a supervisor granted: the claim's reference, sealed and found by
-- its keyed hash, the last digits of the NIK for the list, and who granted it when. NULL: by the demo.
ALTER TABLE lane_pass
  ADD COLUMN claim_hash   bytea,
  ADD COLUMN claim_sealed bytea,
  ADD COLUMN nik_tail     bytea,  -- sealed
  ADD COLUMN granted_by   text,
  ADD COLUMN granted_at   timestamptz;
CREATE INDEX lane_pass_granted ON lane_pass (branch_id, granted_at) WHERE granted_at IS NOT NULL;
CREATE INDEX lane_pass_by_claim ON lane_pass (claim_hash) WHERE claim_hash IS NOT NULL;
