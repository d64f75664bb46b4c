-- A captcha is good for one booking or one question for lost numbers (L3): both enter it here, so one
-- key sees all of them. Deleted after a day; a captcha lives for minutes.
CREATE TABLE spent_captcha (
  captcha_id uuid PRIMARY KEY,
  at         timestamptz NOT NULL
);
INSERT INTO spent_captcha (captcha_id, at)
SELECT captcha_id, created_at FROM booking
WHERE captcha_id IS NOT NULL AND created_at > now() - interval '1 day';
INSERT INTO spent_captcha (captcha_id, at)
SELECT substring(key FROM 9)::uuid, at FROM request_key
WHERE key ~ '^captcha/[0-9a-f-]{36}$' AND at > now() - interval '1 day'
ON CONFLICT DO NOTHING;
