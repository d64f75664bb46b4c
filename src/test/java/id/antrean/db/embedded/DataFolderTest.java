package id.antrean.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final int AT_ONCE = 8;

  @TempDir private Path folder;

  /** Else two nodes that start at once would not read each other's bookings. */
  @RepeatedTest(20)
  void whoMakesTheSameSecretAtOnceGetsTheSame() throws Exception {
    var file = folder.resolve("key");
    var start = new CyclicBarrier(AT_ONCE);
    Callable<String> one =
        () -> {
          start.await();
          return DataFolder.secret(file, 32);
        };
    var made = new HashSet<String>();
    try (var nodes = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var each : nodes.invokeAll(Collections.nCopies(AT_ONCE, one))) {
        made.add(each.get());
      }
    }
    assertThat(made).containsExactly(Files.readString(file).strip());
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aSecretStaysAndOnlyItsOwnerReadsIt() throws Exception {
    var file = folder.resolve("new").resolve("key");
    var first = DataFolder.secret(file, 32);
    assertThat(DataFolder.secret(file, 32)).isEqualTo(first).hasSize(44);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
