-- own_walk_ins: how many walk-in numbers there are was set for this day alone, so a change of what the
-- branch usually gives leaves it.
ALTER TABLE branch_day
  ADD COLUMN own_walk_ins boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT branch_day_walk_ins CHECK (walk_in_quota >= 0);
