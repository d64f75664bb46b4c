-- Roles are rows: one person may hold several, each at a branch, in a region, or everywhere.
CREATE TABLE account_role (
  account_id uuid NOT NULL CONSTRAINT account_role_account REFERENCES account ON DELETE CASCADE,
  role       text NOT NULL CONSTRAINT account_role_known
               CHECK (role IN ('GUARD', 'OFFICER', 'SUPERVISOR', 'REGIONAL', 'ADMIN')),
  branch_id  text CONSTRAINT account_role_branch REFERENCES branch,
  region_id  text CONSTRAINT account_role_region REFERENCES region,
  CONSTRAINT account_role_bound CHECK (
    (branch_id IS NOT NULL) = (role IN ('GUARD', 'OFFICER', 'SUPERVISOR'))
    AND (region_id IS NOT NULL) = (role = 'REGIONAL')),
  CONSTRAINT account_role_once UNIQUE NULLS NOT DISTINCT (account_id, role, branch_id, region_id)
);
CREATE INDEX account_role_by_branch ON account_role (branch_id);
CREATE INDEX account_role_by_region ON account_role (region_id);
INSERT INTO account_role (account_id, role, branch_id) SELECT id, role, branch_id FROM account;

-- password_one_time: given by somebody else, so it opens nothing but the page that changes it.
-- setting_hash: of the setting that was the password last; only another setting replaces what the
-- person chose meanwhile.
ALTER TABLE account
  DROP COLUMN role,
  DROP COLUMN branch_id,
  ADD COLUMN name bytea,
  ADD COLUMN password_one_time boolean NOT NULL DEFAULT false,
  ADD COLUMN setting_hash text,
  ADD CONSTRAINT account_username_shape CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,39}$');
UPDATE account SET setting_hash = password_hash;

-- Somebody must always be able to let others in. The lock makes two who go at once see each other.
CREATE FUNCTION account_last_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('account_last_admin', 0));
  IF NOT EXISTS (SELECT FROM account_role r JOIN account a ON a.id = r.account_id
                 WHERE r.role = 'ADMIN' AND NOT a.disabled) THEN
    RAISE EXCEPTION 'the last administrator stays'
      USING ERRCODE = '23514', CONSTRAINT = 'account_last_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_last_admin_disabled AFTER UPDATE OF disabled ON account
  FOR EACH ROW WHEN (NEW.disabled AND NOT OLD.disabled) EXECUTE FUNCTION account_last_admin();
CREATE TRIGGER account_last_admin_role AFTER DELETE OR UPDATE ON account_role
  FOR EACH ROW WHEN (OLD.role = 'ADMIN') EXECUTE FUNCTION account_last_admin();

-- Of which name the tries were, so that somebody can unlock it wherever they came from.
ALTER TABLE sign_in_try ADD COLUMN username_hash bytea;
CREATE INDEX sign_in_try_by_username ON sign_in_try (username_hash);

-- A person sees where they are signed in, and ends what they do not know.
ALTER TABLE staff_session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN began_at timestamptz,
  ADD COLUMN address text NOT NULL DEFAULT '',
  ADD COLUMN browser text NOT NULL DEFAULT '',
  ADD CONSTRAINT staff_session_id_once UNIQUE (id);
CREATE INDEX staff_session_by_end ON staff_session (ends_at);
UPDATE staff_session SET began_at = seen_at;
ALTER TABLE staff_session ALTER COLUMN began_at SET NOT NULL;
