package id.antrean;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.queue.QueueRoom;
import id.antrean.security.SecurityRoom;

/** What a running node is made of, as far as tests look at it. */
public record Rooms(
    Database database,
    Cluster cluster,
    Doorbell doorbell,
    Sealed sealed,
    SecurityRoom security,
    Branches branches,
    BookingRoom booking,
    QueueRoom queue) {}
