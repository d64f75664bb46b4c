package id.antrean.queue.rules;

/** A ticket with its place in line; {@code place} is null unless it waits today. */
public record TicketView(Ticket ticket, WaitEstimate.Place place, BranchFloor floor) {}
