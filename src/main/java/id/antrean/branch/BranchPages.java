package id.antrean.branch;

import id.antrean.branch.Service.Reason;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages between the branch and the day: the reason for the visit and what to bring. */
public final class BranchPages {
  private static final int OTHERS = 3;

  /** {@code chosen}: a service or reason code, "" for none yet. */
  public record Choice(
      Branch branch,
      List<Service> services,
      Service service,
      String chosen,
      Map<String, Sentence> wrong) {}

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

  private Reply service(Request request) {
    var branch = branches.get(request.path("branch"));
    if (!branch.onlineBooking()) {
      return Reply.seeOther("/kantor/" + branch.id());
    }
    var services = branches.services(branch.id());
    var picked = request.query("layanan").filter(code -> isAmong(services, code));
    if (picked.isPresent()) {
      return Reply.seeOther("/pesan/" + branch.id() + "/" + picked.get() + draft(request));
    }
    var wrong = missing(request, "layanan", "service.pick");
    var chosen = request.query("dipilih").orElse("");
    return Reply.page(
        status(wrong), "branch/service.jte", new Choice(branch, services, null, chosen, wrong));
  }

  private Reply reasonAndPapers(Request request) {
    var branch = branches.get(request.path("branch"));
    var service =
        branches
            .service(request.path("service"))
            .orElseThrow(() -> Problem.of(404, "unknown_service"));
    if (!branch.onlineBooking()) {
      return Reply.seeOther("/kantor/" + branch.id());
    }
    if (!isAmong(branches.services(branch.id()), service.code())) {
      return Reply.page(
          "branch/elsewhere.jte", new Elsewhere(branch, service, others(branch, service)));
    }
    var reason = request.query("alasan").flatMap(service::reason);
    if (service.reasons().isEmpty() || reason.isPresent()) {
      return Reply.page("branch/papers.jte", new Papers(branch, service, reason));
    }
    var wrong = missing(request, "alasan", "reason.pick");
    var chosen = request.query("dipilih").orElse("");
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
  private static String draft(Request request) {
    return request.draft().isEmpty() ? "" : "?d=" + request.draft();
  }

  /** The button was pressed ("lanjut" came along) and nothing known was chosen. */
  private static Map<String, Sentence> missing(Request request, String field, String sentence) {
    return request.query("lanjut").isPresent() ? Map.of(field, Sentence.of(sentence)) : Map.of();
  }

  private static int status(Map<String, Sentence> wrong) {
    return wrong.isEmpty() ? 200 : 400;
  }

  private static boolean isAmong(List<Service> services, String code) {
    return services.stream().anyMatch(s -> s.code().equals(code));
  }
}
