package id.antrean.start;

import id.antrean.booking.LanePasses;
import id.antrean.branch.Branches;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.db.embedded.DataFolder;
import id.antrean.staff.Accounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What only the demo has from its first start on: staff of one branch, and a lane pass. */
public final class DemoSeed {
  /** An invented NIK; in the demo it holds an approved e-Klaim. */
  public static final Nik NIK = new Nik("3374010101909001");

  private static final int PASS_DAYS = 9;
  private static final int PASSWORD_BYTES = 12;

  private DemoSeed() {}

  /** Where the demo's password lies, readable by its owner only. */
  public static Path passwordFile(Path dataDir) {
    return dataDir.resolve("password");
  }

  /** The password of all demo accounts, made at the first start. */
  private static String password(Path dataDir) {
    return DataFolder.secret(passwordFile(dataDir), PASSWORD_BYTES);
  }

  /** The accounts that must be there: in production one administrator. */
  public static void createAccounts(
      Accounts accounts, boolean demo, Optional<String> password, Path dataDir, Instant now) {
    if (demo) {
      accounts.createDemo(password.orElseGet(() -> password(dataDir)), now);
    } else {
      accounts.createAdmin(password.orElseThrow(), now);
    }
  }

  /** One person with an approved claim, so that the e-Klaim lane can be tried. */
  public static void grantPass(boolean demo, LanePasses passes, Branches branches, Instant now) {
    if (!demo) {
      return;
    }
    var branch = branches.get(Accounts.DEMO_BRANCH);
    var today = now.atZone(branch.timeZone()).toLocalDate();
    passes.grant(NIK, Lane.E_KLAIM, branch.id(), today, today.plusDays(PASS_DAYS));
  }
}
