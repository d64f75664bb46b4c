-- The second factor (RFC 6238). totp_step: the last step whose code was used; none is good twice.
ALTER TABLE account
  ADD COLUMN totp_secret bytea,
  ADD COLUMN totp_step bigint NOT NULL DEFAULT 0,
  ADD COLUMN totp_since timestamptz,
  ADD CONSTRAINT account_totp_whole CHECK ((totp_secret IS NULL) = (totp_since IS NULL));

-- For whoever has lost the phone: each is good once. The hash is keyed and of one account.
CREATE TABLE recovery_code (
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  code_hash  bytea NOT NULL,
  used_at    timestamptz,
  CONSTRAINT recovery_code_key PRIMARY KEY (account_id, code_hash)
);

-- Since when the session has shown its code; null: not yet.
ALTER TABLE staff_session ADD COLUMN code_at timestamptz;

-- Browsers from which a name signed in. Forgetting one makes it a stranger.
CREATE TABLE staff_device (
  account_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  device_hash bytea NOT NULL,
  id          uuid NOT NULL,
  browser     text NOT NULL,
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL,
  CONSTRAINT staff_device_key PRIMARY KEY (account_id, device_hash),
  CONSTRAINT staff_device_id_once UNIQUE (id)
);
