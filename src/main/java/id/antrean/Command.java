package id.antrean;

import id.antrean.start.FirstLine;
import id.antrean.start.InvalidSettings;
import id.antrean.start.JsonLog;
import id.antrean.start.MainThread;
import id.antrean.start.ResealCommand;
import java.security.SecureRandom;
import java.util.List;

/** What the program was asked for on its command line. */
final class Command {
  private Command() {}

  static void run(String[] args) {
    if (args.length == 0) {
      FirstLine.print(System.getenv());
      MainThread.run(Command::node);
    } else {
      MainThread.once(() -> once(String.join(" ", args)));
    }
  }

  private static Main node() {
    var main = Main.start(Config.ofProgram(), new SecureRandom());
    System.out.println(main.banner());
    return main;
  }

  /** With the settings of a node. */
  private static void once(String name) {
    if (!name.equals(ResealCommand.NAME)) {
      throw new InvalidSettings(
          List.of("Antrean knows no command \"%s\", only reseal.".formatted(name)));
    }
    var config = Config.read(System.getenv());
    JsonLog.begin(config.jsonLog());
    System.out.println(ResealCommand.run(config.keys(), config.databaseUrl(), config.dataDir()));
  }
}
