package id.antrean.testkit;

import id.antrean.testkit.Http.Answer;
import java.util.regex.Pattern;

/** A person without JavaScript at the booking form: reads pages, fills in fields, presses on. */
public final class Form {
  private final Http browser;
  private final String branch;

  public Form(Http browser, String branch) {
    this.browser = browser;
    this.branch = branch;
  }

  public Http browser() {
    return browser;
  }

  /** Chooses a slot; answers the address of the page for the person's data. */
  public String choose(long slot) {
    var times = "/pesan/" + branch + "/JHT/waktu?alasan=RESIGNED&tanggal=" + TestBranch.DAY;
    var page = browser.get(times);
    return browser
        .form(times, "token", hidden(page, "token"), "slot", Long.toString(slot))
        .location();
  }

  public Answer fill(String data, String nik, String kpj, String name, String phone) {
    var token = hidden(browser.get(data), "token");
    return browser.form(
        data, "token", token, "nik", nik, "kpj", kpj, "name", name, "phone", phone, "email", "");
  }

  /** From the slot to the page on which the answers are checked; its address. */
  public String toCheck(long slot, String nik) {
    var phone = "0812-345-" + nik.substring(11);
    var answer = fill(choose(slot), nik, "12345678901", "Siti Rahayu", phone);
    return answer.location();
  }

  /** Solves the captcha if one is shown, and books. */
  public Answer book(String check, String captcha) {
    var page = browser.get(check);
    return browser.form(
        check,
        "token",
        hidden(page, "token"),
        "captcha-id",
        page.body().contains("captcha-id") ? hidden(page, "captcha-id") : "",
        "captcha",
        captcha);
  }

  public static String hidden(Answer page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
    if (!found.find()) {
      throw new AssertionError(
          "no field %s in %d %s %s"
              .formatted(name, page.status(), page.header("Location"), page.body()));
    }
    return found.group(1);
  }
}
