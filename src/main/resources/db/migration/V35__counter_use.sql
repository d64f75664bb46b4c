-- Who called last at a counter, and since when they do: whoever chooses the counter of a colleague is told.
ALTER TABLE counter
  ADD COLUMN used_by text,
  ADD COLUMN used_since timestamptz,
  ADD CONSTRAINT counter_use_whole CHECK ((used_by IS NULL) = (used_since IS NULL));
