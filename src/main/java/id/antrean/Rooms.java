package id.antrean;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.node.Node;
import id.antrean.queue.QueueRoom;
import id.antrean.security.SecurityRoom;

/** What a running node is made of, as far as tests look at it. */
public record Rooms(
    Node node, SecurityRoom security, Branches branches, BookingRoom booking, QueueRoom queue) {

  public Database database() {
    return node.db();
  }

  public Cluster cluster() {
    return node.cluster();
  }

  public Doorbell doorbell() {
    return node.doorbell();
  }

  public Sealed sealed() {
    return node.sealed();
  }
}
