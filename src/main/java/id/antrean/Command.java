package id.antrean;

import id.antrean.start.InvalidSettings;
import id.antrean.start.JsonLog;
import id.antrean.start.ResealCommand;
import java.util.List;

/** What the program does once and then ends, with the settings of a node. */
final class Command {
  private Command() {}

  static void run(String name) {
    if (!name.equals(ResealCommand.NAME)) {
      throw new InvalidSettings(
          List.of("Antrean knows no command \"%s\", only reseal.".formatted(name)));
    }
    var config = Config.read(System.getenv());
    JsonLog.begin(config.jsonLog());
    System.out.println(ResealCommand.run(config.keys(), config.databaseUrl(), config.dataDir()));
  }
}
