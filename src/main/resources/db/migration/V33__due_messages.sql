-- Letters that failed before are few: finding them must not read all that wait for their first try.
DROP INDEX message_due;
CREATE INDEX message_first ON message (channel, next_at) WHERE state = 'QUEUED' AND attempts = 0;
CREATE INDEX message_again ON message (channel, next_at) WHERE state = 'QUEUED' AND attempts > 0;
DROP INDEX pin_letter_due;
CREATE INDEX pin_letter_due ON pin_letter (channel, attempts, next_at) WHERE state = 'QUEUED';
