package id.antrean.booking.lost;

import id.antrean.booking.lost.LostNumbers.Who;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import java.util.Map;

/** The question for lost numbers, as typed. {@code pass}: the captcha was solved, else "". */
record LostDraft(String nik, String phone, String requestKey, String pass) {

  LostDraft withPass(String solved) {
    return new LostDraft(nik, phone, requestKey, solved);
  }

  /** Problem 400 with every wrong field. */
  Who who() {
    return Who.parse(nik, phone);
  }

  /** By field; empty when all is well. */
  Map<String, Sentence> wrong() {
    try {
      who();
      return Map.of();
    } catch (Problem problem) {
      return problem.fields();
    }
  }

  @Override
  public String toString() {
    return "LostDraft[hidden]";
  }
}
