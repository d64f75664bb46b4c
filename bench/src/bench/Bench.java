package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run, one table. Arguments: {@code --quick}, and the numbers of the rows wanted, or {@code
 * captcha} for the attacks on it alone. What every row needs is here: the database server, the load
 * generator, how long and how often.
 */
final class Bench implements AutoCloseable {
  static final Path FOLDER = Path.of("target/bench").toAbsolutePath();

  final boolean quick;
  final Postgres postgres;
  final Generator generator = new Generator();
  final Report report = new Report();

  /** Bookings a second of one node, measured on the way; rows 6 and 7 offer parts of it. */
  double peak;

  private Bench(boolean quick) throws IOException {
    this.quick = quick;
    Files.createDirectories(FOLDER);
    postgres = new Postgres(FOLDER);
  }

  /** So many interleaved pairs. */
  int pairs() {
    return quick ? 2 : 5;
  }

  double seconds() {
    return quick ? 3 : 5;
  }

  public static void main(String[] args) {
    try {
      run(args);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1); // the gateway's threads would go on
    }
  }

  private static void run(String[] args) throws IOException {
    var words = new ArrayList<>(Arrays.asList(args));
    words.removeIf(String::isBlank);
    boolean quick = words.remove("--quick");
    if (words.contains("captcha")) {
      CaptchaAttacks.run(quick);
      return;
    }
    var started = System.nanoTime();
    try (var bench = new Bench(quick)) {
      System.out.println(String.join("\n", Circumstances.of(bench.postgres, quick)));
      if (wanted(words, "1", "2", "3", "4", "5", "6", "7")) {
        var db = bench.postgres.create("bench_one");
        try (var antrean = new Antrean(FOLDER, db.url(), 1)) {
          new OneNode(bench, antrean, db).run(words);
        }
      }
      if (wanted(words, "8")) {
        new ThreeNodes(bench).run();
      }
      if (wanted(words, "9")) {
        new CallToEvent(bench).run();
      }
      if (wanted(words, "10")) {
        new Starting(bench).run();
      }
      if (words.isEmpty()) {
        bench.report.write(Circumstances.of(bench.postgres, quick));
      }
    }
    System.out.printf("%.0f s%n", (System.nanoTime() - started) / 1e9);
  }

  static boolean wanted(List<String> words, String... rows) {
    return words.isEmpty() || Arrays.stream(rows).anyMatch(words::contains);
  }

  @Override
  public void close() {
    generator.close();
    postgres.close();
  }
}
