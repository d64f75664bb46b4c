-- In which language its holder is written to: SMS and paper (R121).
ALTER TABLE ticket ADD COLUMN language text NOT NULL DEFAULT 'id';
