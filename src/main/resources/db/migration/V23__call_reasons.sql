-- Why the last call was made, as data, so that each reader is told in their own language.
ALTER TABLE ticket ADD COLUMN why jsonb;
