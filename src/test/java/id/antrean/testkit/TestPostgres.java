package id.antrean.testkit;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import id.antrean.branch.ReferenceStore;
import id.antrean.db.Database;
import id.antrean.db.Migrations;
import id.antrean.db.embedded.OwnPostgres;
import id.antrean.slots.SlotStore;
import id.antrean.staff.Accounts;
import id.antrean.work.Starting;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that chooses the PostgreSQL of the tests: a container where an engine answers, else
 * the embedded one. One server per test JVM, one new database per call, copied from a template.
 */
public final class TestPostgres {
  private static final String EMPTY = "antrean_empty";
  private static final Set<String> TEMPLATES = new HashSet<>();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(7);
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(9);
  private static String server;

  private TestPostgres() {}

  /** Address of a new database with the schema and no rows. */
  public static synchronized String fresh() {
    return copyOf(EMPTY, Migrations::run);
  }

  /**
   * Address of a new database as a program leaves it that started on the day of this clock: with
   * the reference data, the demo's staff and the planned slots, which each start would else make
   * again.
   */
  public static synchronized String seeded(String clock) {
    var at = OffsetDateTime.parse(clock).toInstant();
    var days = Stream.of(WESTERNMOST, EASTERNMOST).map(zone -> at.atOffset(zone).toLocalDate());
    var template = days.map(LocalDate::toString).distinct().collect(Collectors.joining("_and_"));
    return copyOf("seeded_" + template.replace("-", ""), url -> seed(url, at));
  }

  /** The first steps of a start, up to the slots. */
  public static void seed(String url, Instant now) {
    Migrations.run(url);
    var vertx = Vertx.vertx();
    try (var db = new Database(vertx, url)) {
      Starting.during(
          () -> {
            new ReferenceStore(db).load(Optional.empty(), now);
            addStaff(db, now);
            new SlotStore(db).plan(now);
          });
    } finally {
      vertx.close().await();
    }
  }

  /**
   * The demo's accounts with {@link Nodes#PASSWORD}. Its hash is the cheapest that there is, for
   * tests sign in hundreds of times, and a real one takes half a second of a processor.
   */
  private static void addStaff(Database db, Instant now) {
    var cheapest = Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID);
    db.run(
        """
        WITH made AS (
          INSERT INTO account (id, username, password_hash, setting_hash, created_at)
          SELECT gen_random_uuid(), lower(role), $1, $1, $3
          FROM unnest(ARRAY['ADMIN', 'REGIONAL', 'SUPERVISOR', 'OFFICER', 'GUARD']) AS role
          RETURNING id, upper(username) AS role)
        INSERT INTO account_role (account_id, role, branch_id, region_id)
        SELECT made.id, role, CASE WHEN role IN ('ADMIN', 'REGIONAL') THEN NULL ELSE $2 END,
          CASE role WHEN 'REGIONAL' THEN (SELECT region_id FROM branch WHERE id = $2) END
        FROM made
        """,
        Password.hash(Nodes.PASSWORD).addRandomSalt(16).with(cheapest).getResult(),
        Accounts.DEMO_BRANCH,
        now);
  }

  private static String copyOf(String template, Consumer<String> filling) {
    if (server == null) {
      server = containersWork() ? startContainer() : startEmbedded();
    }
    if (!TEMPLATES.contains(template)) {
      execute("DROP DATABASE IF EXISTS " + template + " WITH (FORCE)"); // half made, if it is there
      execute("CREATE DATABASE " + template);
      filling.accept(server + template);
      TEMPLATES.add(template);
    }
    var name = "test_" + COUNT.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + template);
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
        new PostgreSQLContainer("postgres:18")
            .withUsername("postgres")
            .withPassword("postgres")
            // the nodes of all classes of a JVM stay up, each with its pool
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
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
