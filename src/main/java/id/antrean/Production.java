package id.antrean;

import id.antrean.core.Host;
import id.antrean.db.DatabaseTls;
import id.antrean.notify.MailTls;
import id.antrean.security.SecondFactor;
import id.antrean.staff.PasswordRule;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What production demands of the settings: none of the demo's conveniences, and no door that is
 * weak. All that is wrong is said at once, and no sentence holds a secret.
 */
final class Production {
  private static final int LINK_LETTERS = 22;

  /** The narrowest network that a cloud gives to a machine or a pool of them. */
  private static final int PROXY_BITS_V4 = 24;

  private static final int PROXY_BITS_V6 = 64;

  /** A random key has 28 to 32 different bytes; one that was typed or left at zero has few. */
  private static final int KEY_BYTES_APART = 16;

  private final Config config;
  private final List<String> wrong;

  private Production(Config config, List<String> wrong) {
    this.config = config;
    this.wrong = wrong;
  }

  /** Adds a sentence to {@code wrong} for each demand that is not met. */
  static void demand(Config config, List<String> wrong) {
    var production = new Production(config, wrong);
    production.demandOfTheDemo();
    production.demandDatabase();
    production.demandKeys();
    production.demandMembers();
    production.demandReceivers();
    production.demandProxies();
  }

  private void demandOfTheDemo() {
    var url = config.publicUrl().orElse("");
    demand(
        "ANTREAN_PUBLIC_URL",
        url.startsWith("https://") && url.length() <= LINK_LETTERS,
        "must be an https address of at most %d letters, so that a link fits an SMS,"
            .formatted(LINK_LETTERS));
    demand("ANTREAN_CAPTCHA", config.captcha(), "must be image");
    demand("ANTREAN_LIMITS", config.limits(), "must be on");
    demand("ANTREAN_CLOCK", config.clock().isEmpty(), "must be absent");
    demand("ANTREAN_DEMO_DAY", !config.demoDay(), "must be off");
    demand(
        "ANTREAN_SECOND_FACTOR",
        config.secondFactor() != SecondFactor.NONE,
        "must be supervisors or all");
    var password = config.adminPassword();
    demand("ANTREAN_ADMIN_PASSWORD", password.isPresent(), "must be set");
    var fault = password.flatMap(PasswordRule::fault);
    demand("ANTREAN_ADMIN_PASSWORD", fault.isEmpty(), fault.orElse(""));
  }

  private void demandDatabase() {
    var url = config.databaseUrl();
    demand("ANTREAN_DATABASE_URL", url.isPresent(), "must name a PostgreSQL server");
    demand(
        "ANTREAN_DATABASE_URL",
        config.networkTrusted() || url.isEmpty() || DatabaseTls.isSafe(url.get()),
        "must have ?sslmode=verify-full (and &sslrootcert=FILE for an authority of your own), or ANTREAN_NETWORK_TRUSTED must be on,");
  }

  private void demandKeys() {
    demandKey("ANTREAN_ENCRYPTION_KEY", config.encryptionKey());
    demandKey("ANTREAN_HASH_KEY", config.hashKey());
    demandOther("ANTREAN_HASH_KEY", config.hashKey(), config.encryptionKey());
    demandOther("ANTREAN_ENCRYPTION_KEY", config.encryptionKey(), config.encryptionKeyOld());
  }

  private void demandMembers() {
    if (config.cluster().isEmpty()) {
      return;
    }
    demandKey("ANTREAN_CLUSTER_SECRET", config.clusterSecret());
    demandOther("ANTREAN_CLUSTER_SECRET", config.clusterSecret(), config.encryptionKey());
    demandOther("ANTREAN_CLUSTER_SECRET", config.clusterSecret(), config.hashKey());
  }

  private void demandKey(String name, Optional<byte[]> key) {
    demand(name, key.isPresent(), "must be set");
    boolean random =
        key.isEmpty() || (differentBytes(key.get()) >= KEY_BYTES_APART && !isMadeByHand(key.get()));
    demand(name, random, "must be random (openssl rand -base64 32)");
  }

  /** Printable throughout, which chance makes of none in 10^13: typed. Or each byte one more. */
  private static boolean isMadeByHand(byte[] key) {
    return IntStream.range(0, key.length).allMatch(i -> key[i] >= ' ' && key[i] <= '~')
        || IntStream.range(1, key.length).allMatch(i -> key[i] - key[i - 1] == key[1] - key[0]);
  }

  private static long differentBytes(byte[] key) {
    return IntStream.range(0, key.length).map(i -> key[i]).distinct().count();
  }

  private void demandOther(String name, Optional<byte[]> key, Optional<byte[]> other) {
    boolean same = key.isPresent() && other.isPresent() && Arrays.equals(key.get(), other.get());
    demand(name, !same, "must be a key of its own");
  }

  private void demandReceivers() {
    var smtp = config.smtpUrl();
    demand("ANTREAN_SMTP_URL", smtp.isPresent(), "must be set");
    demand(
        "ANTREAN_SMTP_URL",
        config.networkTrusted() || smtp.filter(MailTls::isOptional).isEmpty(),
        "must not say starttls=optional, or ANTREAN_NETWORK_TRUSTED must be on,");
    demand("ANTREAN_MAIL_FROM", !config.mailFrom().contains("@localhost"), "must be set");
    var sms = config.smsUrl();
    demand("ANTREAN_SMS_URL", sms.isPresent(), "must be set");
    demand(
        "ANTREAN_SMS_URL",
        sms.isEmpty() || isHttpsOrHere(sms.get()),
        "must be an https address, for an SMS holds a link to personal data,");
  }

  private static boolean isHttpsOrHere(URI url) {
    return "https".equals(url.getScheme()) || new Host(url.getHost()).isThisMachine();
  }

  private void demandProxies() {
    for (var range : config.trustedProxies()) {
      int least = range.contains(":") ? PROXY_BITS_V6 : PROXY_BITS_V4;
      demand(
          "ANTREAN_TRUSTED_PROXIES",
          bits(range) >= least,
          "must have no range wider than /%d, as %s is, for every machine in it can pretend to be any client,"
              .formatted(least, range));
    }
  }

  private static int bits(String range) {
    int slash = range.indexOf('/');
    return slash < 0 ? Integer.MAX_VALUE : Integer.parseInt(range.substring(slash + 1));
  }

  /** Of one setting the first sentence, also of those that came before. */
  private void demand(String name, boolean fine, String sentence) {
    if (!fine && wrong.stream().noneMatch(before -> before.startsWith(name + " "))) {
      wrong.add("%s %s in production.".formatted(name, sentence));
    }
  }
}
