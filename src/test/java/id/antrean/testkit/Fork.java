package id.antrean.testkit;

/** This test JVM among those of one run: Maven runs several at once, each class in one of them. */
final class Fork {
  static final int NUMBER = Integer.getInteger("fork", 1);

  private Fork() {}
}
