-- With a PIN a session is locked after idle minutes instead of ended; it is gone with the session.
ALTER TABLE staff_session
  ADD COLUMN pin_hash  text,
  ADD COLUMN pin_tries int NOT NULL DEFAULT 0;
