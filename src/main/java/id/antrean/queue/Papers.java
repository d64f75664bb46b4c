package id.antrean.queue;

import id.antrean.core.Code;
import id.antrean.core.Sealed;
import id.antrean.db.Sql;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import java.util.Optional;

/** Tickets by the token on their paper. */
final class Papers {
  private final TicketStore tickets;
  private final Sealed sealed;

  Papers(TicketStore tickets, Sealed sealed) {
    this.tickets = tickets;
    this.sealed = sealed;
  }

  String token(Ticket ticket) {
    return Code.ofTicket(sealed, ticket.id());
  }

  /**
   * The ticket of a token, or the one that took its place after a change of lane. {@code token}:
   * with or without the link around it. Empty for what is none of ours.
   */
  Optional<Ticket> find(Sql sql, String token) {
    var ticket = Code.ticket(sealed, Code.bare(token)).flatMap(id -> tickets.find(sql, id));
    var later =
        ticket
            .filter(t -> t.state() == TicketState.TRANSFERRED)
            .map(Ticket::slip)
            .flatMap(s -> tickets.byNumber(sql, s.branch(), s.date(), s.lane(), s.number()));
    return later.or(() -> ticket);
  }
}
