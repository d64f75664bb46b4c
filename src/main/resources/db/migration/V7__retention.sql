-- Personal data go some time after the visit (ANTREAN_RETENTION_DAYS); the row stays for the counts.
-- The codes go with them: an old link leads nowhere.
ALTER TABLE booking
  ALTER COLUMN person DROP NOT NULL,
  ALTER COLUMN nik_hash DROP NOT NULL,
  ALTER COLUMN phone_hash DROP NOT NULL,
  ALTER COLUMN open_key DROP NOT NULL,
  ALTER COLUMN fingerprint DROP NOT NULL,
  ALTER COLUMN code_hash DROP NOT NULL,
  ALTER COLUMN token_hash DROP NOT NULL;

-- One row: the last service day whose people are forgotten. Whoever holds its lock is at it.
CREATE TABLE retention (
  forgotten_until date NOT NULL
);
INSERT INTO retention VALUES ('2000-01-01');
