package id.antrean.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The beginning of a PostgreSQL with TLS, up to where a client would say who it is: whoever goes on
 * that far trusts the server's certificate. Then it hangs up.
 */
public final class TlsPostgres implements AutoCloseable {
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();
  private static final int SSL_REQUEST_BYTES = 8;

  private final ServerSocket server;
  private final Path certificate;
  private final SSLContext tls = SSLContext.getInstance("TLS");
  private final AtomicInteger trusted = new AtomicInteger();

  /** With a certificate of its own for this name. */
  public TlsPostgres(Path folder, String name) throws Exception {
    Files.createDirectories(folder);
    var store = store(folder.resolve("server.p12"), name);
    certificate = folder.resolve("server.crt");
    var encoded =
        Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded());
    Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, STORE_PASSWORD);
    tls.init(keys.getKeyManagers(), null, null);
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private static KeyStore store(Path file, String name) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-keystore",
                file.toString(),
                "-storepass",
                new String(STORE_PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("keytool.log").toFile())
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(file.resolveSibling("keytool.log")));
    }
    return KeyStore.getInstance(file.toFile(), STORE_PASSWORD);
  }

  public int port() {
    return server.getLocalPort();
  }

  public Path certificate() {
    return certificate;
  }

  /** Whether the client that {@code visit} is goes on after it has seen the certificate. */
  public boolean trustedBy(Runnable visit) {
    int before = trusted.get();
    visit.run();
    return trusted.get() > before;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var client = server.accept()) {
        greet(client);
      } catch (IOException refused) {
        // By the client, or this server was closed.
      }
    }
  }

  private void greet(Socket client) throws IOException {
    client.getInputStream().readNBytes(SSL_REQUEST_BYTES);
    client.getOutputStream().write('S');
    var secured =
        (SSLSocket) tls.getSocketFactory().createSocket(client, (InputStream) null, false);
    if (secured.getInputStream().read() >= 0) {
      trusted.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
