package bench;

/** How much of the captcha a program solves that has ours to train on: what H1 did, again. */
final class CaptchaAttacks {
  private static final double[] OURS = {1};
  private static final double[] VARIED = {.86, .89, .92, .95, .98, 1, 1.02, 1.05, 1.08, 1.11, 1.14};

  private CaptchaAttacks() {}

  static void run(boolean quick) throws java.io.IOException {
    int sounds = quick ? 5 : 20;
    System.out.printf(
        "sound: %d of %d by correlation with our clips%n",
        CaptchaSound.solved(sounds, OURS), sounds);
    System.out.printf(
        "sound: %d of %d by correlation at %d speeds%n",
        CaptchaSound.solved(sounds, VARIED), sounds, VARIED.length);
    for (int seconds : quick ? new int[] {60} : new int[] {60, 600}) {
      var rate = CaptchaNet.after(seconds, 1_000);
      System.out.printf(
          "picture: %.1f %% (%.1f %% of digits) after %d s of training on %,d pictures%n",
          100 * rate.pictures(), 100 * rate.digits(), seconds, rate.seen());
    }
  }
}
