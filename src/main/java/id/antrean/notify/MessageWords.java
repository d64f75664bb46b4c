package id.antrean.notify;

import id.antrean.branch.Branch;
import id.antrean.branch.Checklist;
import id.antrean.core.Sentence;
import id.antrean.page.Texts;
import java.util.LinkedHashMap;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * The words of messages. Only facts of ours, and nothing that was typed: a stranger may have booked
 * with this address. The rules of the SMS (one part, GSM) are kept by the templates and watched by
 * a test over all branches.
 */
final class MessageWords {
  private final Supplier<String> home;

  /** {@code home}: the public address, e.g. https://antrean.example.id */
  MessageWords(Supplier<String> home) {
    this.home = home;
  }

  String sms(Letter letter) {
    return say(letter, "sms." + key(letter));
  }

  /**
   * The same hour of another day may have the same number, which then is as good as before; and
   * nobody is told that zero people are in front.
   */
  private static String key(Letter letter) {
    var facts = letter.facts();
    boolean same =
        letter.template() == Template.MOVED && facts.shownNumber().equals(facts.formerNumber());
    boolean first = letter.template() == Template.WALK_IN && facts.ahead() == 0;
    return letter.template().key() + (same ? "Same" : first ? "First" : "");
  }

  String subject(Letter letter) {
    return say(letter, "mail.subject." + letter.template().key());
  }

  String mail(Letter letter) {
    var text = new StringJoiner("\n\n", "", "\n");
    text.add(say(letter, "mail.fact." + key(letter)));
    var block = new StringJoiner("\n");
    block.add(say(letter, "mail.number"));
    block.add(say(letter, "mail.branch"));
    block.add(say(letter, "mail.when"));
    if (letter.facts().branch().address().isPresent()) {
      block.add(say(letter, "mail.address"));
    }
    text.add(block.toString());
    if (letter.template().isToFormer()) {
      text.add(say(letter, "mail.notAsked")); // and no link: the booking is not theirs any more
    } else if (letter.template() == Template.CANCELLED) {
      text.add(say(letter, "mail.again"));
    } else if (letter.template() == Template.CLOSED) {
      text.add(say(letter, "mail.otherDay"));
    } else {
      text.add(say(letter, "mail.arrive"));
      text.add(checklist(letter.facts()));
      text.add(say(letter, "mail.link"));
    }
    text.add(say(letter, "foot.free"));
    return text.toString();
  }

  private static String checklist(Facts facts) {
    var texts = Texts.of(facts.language());
    var lines = new StringJoiner("\n- ", texts.say("checklist.title") + ":\n- ", "");
    facts.checklist().forEach(item -> lines.add(Checklist.full(item, texts)));
    return lines.toString();
  }

  CalendarFile calendar(Letter letter) {
    var facts = letter.facts();
    return new CalendarFile(
        letter.booking(),
        letter.moves(),
        letter.template() == Template.CANCELLED,
        letter.createdAt(),
        facts.date(),
        facts.starts(),
        facts.ends(),
        facts.branch().timeZone(),
        say(letter, "mail.calendar"),
        facts.branch().address().orElse(facts.branch().name()),
        letter.link());
  }

  /** One that can be dialled as it stands; 175 where the office's is not known. */
  private static String phone(Branch branch, Texts texts) {
    return branch.telephone().orElseGet(() -> texts.say("help.phone"));
  }

  private String say(Letter letter, String key) {
    var facts = letter.facts();
    var branch = facts.branch();
    var texts = Texts.of(facts.language());
    var args = new LinkedHashMap<String, Object>();
    args.put("number", facts.shownNumber());
    args.put("former", facts.formerNumber());
    args.put("ahead", facts.ahead());
    args.put("office", branch.smsName());
    args.put("branch", branch.name());
    args.put("address", branch.address().orElse(""));
    args.put("phone", phone(branch, texts));
    args.put("day", texts.dates().shortDay(facts.date()));
    args.put("longDay", texts.dates().day(facts.date()));
    if (facts.starts() != null) {
      args.put("from", texts.dates().time(facts.starts()));
      args.put("to", texts.dates().time(facts.ends()));
    }
    args.put("zone", texts.dates().zone(branch.timeZone()));
    args.put("link", letter.link());
    args.put("home", home.get());
    return texts.say(new Sentence(key, args));
  }
}
