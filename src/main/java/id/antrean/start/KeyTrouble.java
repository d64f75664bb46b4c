package id.antrean.start;

/** The keys given do not fit the data; says which, and what to do. */
public final class KeyTrouble extends RuntimeException {
  KeyTrouble(String sentence) {
    super(sentence, null, false, false);
  }
}
