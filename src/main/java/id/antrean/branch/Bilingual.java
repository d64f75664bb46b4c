package id.antrean.branch;

/** One text of the reference data in both languages. */
public record Bilingual(String id, String en) {

  /** Indonesian unless {@code language} is "en". */
  public String in(String language) {
    return "en".equals(language) ? en : id;
  }
}
