package id.antrean.start;

import id.antrean.staff.Accounts;
import java.nio.file.Path;

/** What the program says once it is ready: where to look, who may sign in, how to stop. */
public final class Banner {
  private Banner() {}

  public static String production(String url) {
    return "Antrean is ready: " + url;
  }

  /**
   * {@code given}: the password is a setting, not made in the data folder; {@code asksPin}: a
   * booking needs a PIN.
   */
  public static String demo(
      String url, int managementPort, boolean given, Path dataDir, boolean asksPin) {
    return """

        Antrean is ready.
          Booking page   %1$s/
          Lobby display  %1$s/display/%2$s   (press "Nyalakan suara" for its voice)
          Staff console  %1$s/console
          Mailbox        %1$s/mailbox   (the e-mails and SMS that it sends)
          Mobile PIN     %6$s
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
            given
                ? "the one in ANTREAN_ADMIN_PASSWORD"
                : "in the file " + DemoSeed.passwordFile(dataDir).toAbsolutePath().normalize(),
            asksPin ? "asked; the mailbox has it" : "not asked; ANTREAN_CONFIRM_MOBILE=on asks");
  }
}
