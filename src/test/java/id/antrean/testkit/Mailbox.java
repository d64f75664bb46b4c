package id.antrean.testkit;

import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What the demo caught instead of sending it. */
public final class Mailbox {
  private Mailbox() {}

  /** How many SMS with these words the catcher has for a mobile, once one is there. */
  public static long awaited(Http guest, String mobile, String words) {
    long found = 0;
    for (int i = 0; i < 100 && found == 0; i++) {
      found = count(guest, mobile, words);
      if (found == 0) {
        LockSupport.parkNanos(30_000_000);
      }
    }
    return found;
  }

  /** The same as it is now. */
  public static long count(Http guest, String mobile, String words) {
    var to = "+62" + mobile.substring(1);
    return Stream.of(guest.get("/mailbox").body().split("<article"))
        .filter(letter -> letter.contains(to) && letter.contains(words))
        .count();
  }
}
