package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.start.InvalidSettings;
import id.antrean.start.StartFailure;
import id.antrean.testkit.Nodes;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ports that another program takes after they were looked at, when all else is open already. */
class PortTakenIT {

  @Test
  void isNamedWithItsSettingWhereverItWasToBeUsed() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = Integer.toString(other.getLocalPort());
      refuses("ANTREAN_HTTP_PORT", port, "ANTREAN_HTTP_PORT", port);
      refuses("ANTREAN_MANAGEMENT_PORT", port, "ANTREAN_MANAGEMENT_PORT", port);
    }
  }

  @Test
  @Tag("long")
  void isNamedForTheClusterToo() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = Integer.toString(other.getLocalPort());
      refuses(
          "ANTREAN_CLUSTER_PORT",
          port,
          "ANTREAN_CLUSTER",
          "127.0.0.1:" + port,
          "ANTREAN_CLUSTER_PORT",
          port);
    }
  }

  @Test
  void oneThatIsFreeAgainIsOneOfThese() {
    assertThatThrownBy(
            () ->
                StartFailure.ifAPortWasTaken(
                    new IllegalStateException(new BindException("Address already in use")),
                    "127.0.0.1",
                    Map.of("ANTREAN_HTTP_PORT", 0, "ANTREAN_CLUSTER_PORT", 0)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("One of these ports is in use");
  }

  @Test
  void anAddressOfAnotherMachineIsNotAPortInUse() {
    assertThatThrownBy(
            () ->
                StartFailure.ifPortsAreInUse(
                    "203.0.113.7", Map.of("ANTREAN_HTTP_PORT", 0), Path.of("nowhere")))
        .hasMessage("ANTREAN_HOST must be an address of this machine, not \"203.0.113.7\".");
  }

  private static void refuses(String setting, String port, String... settings) {
    assertThatThrownBy(() -> Nodes.start(1, settings).close())
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            e ->
                assertThat(e.sentences())
                    .containsExactly(
                        "Port %s is in use: stop the other program, or set %s."
                            .formatted(port, setting)));
  }
}
