package id.antrean.start;

import id.antrean.Config;
import id.antrean.Main;
import id.antrean.staff.Accounts;

/** What the demo says once it is ready: where to look, who may sign in, how to stop. */
public final class Banner {
  private Banner() {}

  public static String text(Config config, int port, int managementPort) {
    var url = config.publicUrl().orElse("http://localhost:" + port);
    if (!config.demo()) {
      return "Antrean is ready: " + url;
    }
    return """

        Antrean is ready.
          Booking page   %1$s/
          Lobby display  %1$s/display/%2$s
          Staff console  %1$s/console
          Mailbox        %1$s/mailbox   (the e-mails and SMS that it sends)
          API            %1$s/api/
          Health         http://localhost:%3$d/readyz
          Sign in as     %4$s
          Password       %5$s
          To stop        press Ctrl-C
        """
        .formatted(
            url,
            Accounts.DEMO_BRANCH,
            managementPort,
            String.join(", ", Accounts.DEMO_NAMES),
            password(config));
  }

  private static String password(Config config) {
    return config.adminPassword().isPresent()
        ? "the one in ANTREAN_ADMIN_PASSWORD"
        : "in the file " + Main.passwordFile(config).toAbsolutePath().normalize();
  }
}
