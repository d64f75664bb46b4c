package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Without which a figure means nothing. */
final class Circumstances {
  private Circumstances() {}

  static List<String> of(Postgres postgres, boolean quick) throws IOException {
    var now = ZonedDateTime.now(ZoneOffset.UTC);
    return List.of(
        "%s, commit %s%s"
            .formatted(
                now.format(DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm 'UTC'")),
                commit(),
                quick ? ", --quick: few and short runs" : ""),
        "machine: %d cores of %s, %.0f GB; %s %s, Java %s. Everything runs on it, the load too"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                line("/proc/cpuinfo", "model name"),
                Double.parseDouble(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1e6,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version().feature()),
        "PostgreSQL %s: fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s, max_wal_size %s, data_checksums %s"
            .formatted(
                postgres.setting("server_version"),
                postgres.setting("fsync"),
                postgres.setting("synchronous_commit"),
                postgres.setting("full_page_writes"),
                postgres.setting("shared_buffers"),
                postgres.setting("max_wal_size"),
                postgres.setting("data_checksums")),
        "Antrean: production mode, -Xmx%s, limits on, captcha image: each booking spends a captcha pass of its own and shows a phone pass, both sealed by the bench with the node's key; an SMS for each booking goes to a gateway inside the bench"
            .formatted(Antrean.HEAP),
        "clients: %d connections, one request at a time on each, unless a row says otherwise; pgbench with its best of 8, 16 and 32 (row 1) and of 4, 8 and 16 (row 2)"
            .formatted(OneNode.CONNECTIONS));
  }

  private static String line(String file, String begin) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .map(line -> line.replaceFirst(".*:\\s*", ""))
        .orElse("?");
  }

  private static String commit() throws IOException {
    var git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
