CREATE TABLE account (
  id            uuid PRIMARY KEY,
  username      text NOT NULL,
  password_hash text NOT NULL,
  role          text NOT NULL CONSTRAINT account_role
                  CHECK (role IN ('GUARD', 'OFFICER', 'SUPERVISOR', 'ADMIN')),
  branch_id     text REFERENCES branch,
  disabled      boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL,
  CONSTRAINT account_username_once UNIQUE (username),
  CONSTRAINT account_bound_to_branch CHECK ((role = 'ADMIN') = (branch_id IS NULL))
);

-- Tries to sign in since the last success, per name, known or not: a lock tells nobody which names
-- exist. The name is a keyed hash, for people type passwords into the wrong field.
CREATE TABLE sign_in_try (
  name_hash bytea PRIMARY KEY,
  tries     int NOT NULL,
  last_at   timestamptz NOT NULL
);
CREATE INDEX sign_in_try_by_age ON sign_in_try (last_at);

CREATE TABLE staff_session (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  csrf_token text NOT NULL,
  seen_at    timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL
);
CREATE INDEX staff_session_by_account ON staff_session (account_id);

-- Who did what to what; rows are only ever added (R78). No personal data in it.
CREATE TABLE audit (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  actor     text NOT NULL,
  branch_id text,
  action    text NOT NULL,
  object    text NOT NULL,
  detail    jsonb NOT NULL DEFAULT '{}'
);
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit rows are never changed' USING ERRCODE = '42501'; END $$;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
