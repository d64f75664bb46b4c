-- What staff cause at a contact that they took from a booking is counted by itself: whoever uses up what
-- anybody may cause there must not silence it.
ALTER TABLE message_budget
  DROP CONSTRAINT message_budget_of,
  ADD CONSTRAINT message_budget_of CHECK (budget IN ('ANYBODY', 'HOLDER', 'FORMER'));
