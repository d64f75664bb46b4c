-- UNSERVED: the office did not serve, because it was closed that day or shut before the turn came.
-- Never a no-show.
ALTER TABLE booking
  DROP CONSTRAINT booking_state,
  ADD CONSTRAINT booking_state
    CHECK (state IN ('BOOKED', 'CHECKED_IN', 'CANCELLED', 'ABSENT', 'COMPLETED', 'UNSERVED'));

-- That a day was closed after it was booked is reported once for each place, as a reminder is.
DROP INDEX event_reminder_once;
CREATE UNIQUE INDEX event_reminder_once ON event (subject, kind, (data ->> 'slot'))
  WHERE kind IN ('VisitTomorrow', 'VisitSoon', 'DayClosed');
