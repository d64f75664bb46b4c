package id.antrean.start;

import java.util.List;

/** All that is wrong with the settings, one sentence each. */
public final class InvalidSettings extends RuntimeException {
  private final List<String> sentences;

  public InvalidSettings(List<String> sentences) {
    super(String.join("\n", sentences), null, false, false);
    this.sentences = List.copyOf(sentences);
  }

  public List<String> sentences() {
    return sentences;
  }
}
