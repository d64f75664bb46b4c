package id.antrean.branch;

import id.antrean.branch.Service.Reason;
import id.antrean.core.Message;
import id.antrean.core.Problem;
import id.antrean.web.Call;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody comes for, and what to bring: the pages between the branch and the day. */
public final class BranchPages {
  private static final int OTHERS = 3;

  /** {@code chosen}: a service or reason code, "" for none yet. */
  public record Choice(
      Branch branch,
      List<Service> services,
      Service service,
      String chosen,
      Map<String, Message> wrong) {}

  public record Papers(Branch branch, Service service, Optional<Reason> reason) {}

  public record Elsewhere(Branch branch, Service service, List<Branch> others) {}

  private final Branches branches;

  public BranchPages(Branches branches) {
    this.branches = branches;
  }

  public void register(Routes routes) {
    routes.get("/pesan/{branch}", this::service);
    routes.get("/pesan/{branch}/{service}", this::reasonAndPapers);
  }

  private Reply service(Call call) {
    var branch = branches.get(call.path("branch"));
    if (!branch.onlineBooking()) {
      return Reply.seeOther("/kantor/" + branch.id());
    }
    var services = branches.services(branch.id());
    var picked = call.query("layanan").filter(code -> isAmong(services, code));
    if (picked.isPresent()) {
      return Reply.seeOther("/pesan/" + branch.id() + "/" + picked.get() + draft(call));
    }
    var wrong = missing(call, "layanan", "service.pick");
    var chosen = call.query("dipilih").orElse("");
    return Reply.page(
        status(wrong), "branch/service.jte", new Choice(branch, services, null, chosen, wrong));
  }

  private Reply reasonAndPapers(Call call) {
    var branch = branches.get(call.path("branch"));
    var service =
        branches
            .service(call.path("service"))
            .orElseThrow(() -> Problem.of(404, "unknown_service"));
    if (!branch.onlineBooking()) {
      return Reply.seeOther("/kantor/" + branch.id());
    }
    if (!isAmong(branches.services(branch.id()), service.code())) {
      return Reply.page(
          "branch/elsewhere.jte", new Elsewhere(branch, service, others(branch, service)));
    }
    var reason = call.query("alasan").flatMap(service::reason);
    if (service.reasons().isEmpty() || reason.isPresent()) {
      return Reply.page("branch/papers.jte", new Papers(branch, service, reason));
    }
    var wrong = missing(call, "alasan", "reason.pick");
    var chosen = call.query("dipilih").orElse("");
    return Reply.page(
        status(wrong), "branch/reason.jte", new Choice(branch, List.of(), service, chosen, wrong));
  }

  /** The nearest branches that do it. */
  private List<Branch> others(Branch branch, Service service) {
    return branches.near(branch).stream()
        .filter(Branch::onlineBooking)
        .filter(near -> branches.service(near.id(), service.code()).isPresent())
        .limit(OTHERS)
        .toList();
  }

  /** A draft whose service is being changed comes along. */
  private static String draft(Call call) {
    return call.draft().isEmpty() ? "" : "?d=" + call.draft();
  }

  /** The button was pressed ("lanjut" came along) and nothing known was chosen. */
  private static Map<String, Message> missing(Call call, String field, String sentence) {
    return call.query("lanjut").isPresent() ? Map.of(field, Message.of(sentence)) : Map.of();
  }

  private static int status(Map<String, Message> wrong) {
    return wrong.isEmpty() ? 200 : 400;
  }

  private static boolean isAmong(List<Service> services, String code) {
    return services.stream().anyMatch(s -> s.code().equals(code));
  }
}
