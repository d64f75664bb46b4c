package id.antrean.db;

/** The message is a sentence for the person who started us; it never holds the address whole. */
public final class UnusableDatabase extends RuntimeException {
  UnusableDatabase(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
