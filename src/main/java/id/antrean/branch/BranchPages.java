package id.antrean.branch;

import id.antrean.branch.Service.Reason;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The choice of a service and a reason, and what to bring: between the branch and the day. */
public final class BranchPages {
  private static final int OTHERS = 3;

  /**
   * {@code frequent}: so many of the services, the first, are what most people come for; {@code
   * chosen}: a service or reason code, "" for none yet.
   */
  public record Choice(
      Branch branch,
      List<Service> services,
      long frequent,
      Service service,
      String chosen,
      Map<String, Sentence> wrong) {}

  /** The documents to bring. */
  public record Papers(Branch branch, Service service, Optional<Reason> reason) {
    public String toDays() {
      return Links.days(branch.id(), service.code(), reason.map(Reason::code).orElse(""));
    }

    /** Back to the choice of the reason, or of the service where no reason is asked. */
    public String back() {
      return reason
          .map(r -> Links.reasons(branch.id(), service.code(), r.code()))
          .orElse(Links.services(branch.id(), service.code()));
    }
  }

  /** Other branches that offer the service, because this one does not. */
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
      return Reply.seeOther(Links.office(branch.id()));
    }
    var services = branches.services(branch.id());
    var picked = request.query(Param.SERVICE).filter(code -> isAmong(services, code));
    if (picked.isPresent()) {
      return Reply.seeOther(
          Links.withDraft(Links.service(branch.id(), picked.get()), request.draft()));
    }
    var wrong = missing(request, Param.SERVICE, "service.pick");
    var chosen = request.query(Param.CHOSEN).orElse("");
    return Reply.page(
        status(wrong),
        "branch/service.jte",
        new Choice(
            branch,
            services.stream().sorted(Comparator.comparing(s -> !s.frequent())).toList(),
            services.stream().filter(Service::frequent).count(),
            null,
            chosen,
            wrong));
  }

  private Reply reasonAndPapers(Request request) {
    var branch = branches.get(request.path("branch"));
    var service =
        branches
            .service(request.path("service"))
            .orElseThrow(() -> Problem.of(404, "unknown_service"));
    if (!branch.onlineBooking()) {
      return Reply.seeOther(Links.office(branch.id()));
    }
    if (!isAmong(branches.services(branch.id()), service.code())) {
      return Reply.page(
          "branch/elsewhere.jte", new Elsewhere(branch, service, others(branch, service)));
    }
    var reason = request.query(Param.REASON).flatMap(service::reason);
    if (service.reasons().isEmpty() || reason.isPresent()) {
      return Reply.page("branch/papers.jte", new Papers(branch, service, reason));
    }
    var wrong = missing(request, Param.REASON, "reason.pick");
    var chosen = request.query(Param.CHOSEN).orElse("");
    return Reply.page(
        status(wrong),
        "branch/reason.jte",
        new Choice(branch, List.of(), 0, service, chosen, wrong));
  }

  /** The nearest branches that offer the service. */
  private List<Branch> others(Branch branch, Service service) {
    return branches.near(branch).stream()
        .filter(Branch::onlineBooking)
        .filter(near -> branches.service(near.id(), service.code()).isPresent())
        .limit(OTHERS)
        .toList();
  }

  /** An error where the button was pressed and nothing known was chosen. */
  private static Map<String, Sentence> missing(Request request, String field, String sentence) {
    return request.query(Param.CONTINUE).isPresent()
        ? Map.of(field, Sentence.of(sentence))
        : Map.of();
  }

  private static int status(Map<String, Sentence> wrong) {
    return wrong.isEmpty() ? 200 : 400;
  }

  private static boolean isAmong(List<Service> services, String code) {
    return services.stream().anyMatch(s -> s.code().equals(code));
  }
}
