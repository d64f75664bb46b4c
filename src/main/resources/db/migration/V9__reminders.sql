-- A reminder of a booking's time happens once, whichever node thinks of it; after a move there is
-- another time to be reminded of.
CREATE UNIQUE INDEX event_reminder_once ON event (subject, kind, (data ->> 'slot'))
  WHERE kind IN ('VisitTomorrow', 'VisitSoon');
