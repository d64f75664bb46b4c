package id.antrean.queue.floor;

import id.antrean.core.Event;
import id.antrean.queue.rules.Ticket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happened to a ticket; each step of the floor writes one. The record's name is its kind. */
public sealed interface TicketEvent extends Event {

  /** {@code more}: what only this kind of event has to say. */
  record Facts(Ticket ticket, String actor, Map<String, Object> more) {}

  Facts facts();

  @Override
  default String branch() {
    return facts().ticket().slip().branch();
  }

  @Override
  default UUID subject() {
    return facts().ticket().id();
  }

  @Override
  default Map<String, Object> data() {
    var ticket = facts().ticket();
    var data = new LinkedHashMap<String, Object>();
    data.put("number", ticket.number());
    data.put("lane", ticket.slip().lane().name());
    data.put("state", ticket.state().name());
    data.put("actor", facts().actor());
    if (ticket.slip().booking() != null) {
      data.put("booking", ticket.slip().booking().toString());
    }
    if (ticket.call() != null) {
      data.put("counter", ticket.call().counter());
    }
    data.putAll(facts().more());
    return data;
  }

  record CheckedIn(Facts facts) implements TicketEvent {}

  record TicketGiven(Facts facts) implements TicketEvent {}

  record TicketCalled(Facts facts) implements TicketEvent {}

  record TicketRecalled(Facts facts) implements TicketEvent {}

  record ServiceStarted(Facts facts) implements TicketEvent {}

  record ServiceCompleted(Facts facts) implements TicketEvent {}

  record TicketAbsent(Facts facts) implements TicketEvent {}

  record TicketHeld(Facts facts) implements TicketEvent {}

  record TicketReturned(Facts facts) implements TicketEvent {}

  record TicketUndone(Facts facts) implements TicketEvent {}

  record TicketTransferred(Facts facts) implements TicketEvent {}
}
