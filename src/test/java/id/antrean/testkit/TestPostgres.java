package id.antrean.testkit;

import id.antrean.db.Migrations;
import id.antrean.db.embedded.OwnPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that chooses the PostgreSQL of the tests: a container where an engine answers, else
 * the embedded one. One server per test JVM, one fresh migrated database per call.
 */
public final class TestPostgres {
  private static final String TEMPLATE = "antrean_template";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static String server;

  private TestPostgres() {}

  /** Address of a new database with the schema and no rows. */
  public static synchronized String fresh() {
    if (server == null) {
      server = containersWork() ? startContainer() : startEmbedded();
      execute("CREATE DATABASE " + TEMPLATE);
      Migrations.run(server + TEMPLATE);
    }
    var name = "test_" + COUNT.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return server + name;
  }

  /** Asked of the engine itself: a client program alone is not enough. */
  public static boolean containersWork() {
    boolean hint =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return hint && DockerClientFactory.instance().isDockerAvailable();
  }

  /** An address ending in "/", to which the name of a database is added. */
  @SuppressWarnings("resource")
  private static String startContainer() {
    var container =
        new PostgreSQLContainer("postgres:18").withUsername("postgres").withPassword("postgres");
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return "postgresql://postgres:postgres@%s:%d/"
        .formatted(container.getHost(), container.getFirstMappedPort());
  }

  private static String startEmbedded() {
    var folder = Path.of("target", "test-postgres-" + ProcessHandle.current().pid());
    var postgres = OwnPostgres.start(folder.toAbsolutePath());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  postgres.close();
                  Folders.delete(folder);
                }));
    return postgres.url().replaceFirst("/[^/]*$", "/");
  }

  private static void execute(String sql) {
    try (var connection = connect(server + "postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A plain connection beside the program's own pool, e.g. to hold a lock. */
  public static Connection connect(String url) throws SQLException {
    var credentials = URI.create(url).getUserInfo().split(":");
    return DriverManager.getConnection(
        "jdbc:" + url.replaceFirst("//[^@]*@", "//"), credentials[0], credentials[1]);
  }
}
