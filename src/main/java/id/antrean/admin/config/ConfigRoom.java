package id.antrean.admin.config;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import java.util.EnumMap;

/** How the staff of a branch, and those above it, change what the branch goes by; put together. */
public final class ConfigRoom implements AutoCloseable {
  private final DetailsApi detailsApi;
  private final DetailsPages detailsPages;
  private final QuotaApi quotaApi;
  private final QuotaPages quotaPages;
  private final PolicyApi policyApi;
  private final PolicyPages policyPages;
  private final HistoryPages historyPages;
  private final Proposals proposals;
  private final ProposalApi proposalApi;
  private final ProposalPages proposalPages;
  private final RegionRulePages regionRulePages;
  private final ComingChanges coming;
  private final OfficeWeeks weeks;
  private final NewBranchApi newBranchApi;
  private final NewBranchPages newBranchPages;
  private final RegionPages regionPages;

  public ConfigRoom(Node node, Branches branches, BookingRoom booking) {
    var db = node.db();
    var acts = booking.acts();
    var edits = new ConfigurationEdits(db, acts, branches, booking.quota(), node.doorbell());
    var subjects = new EnumMap<Subject, Configured>(Subject.class);
    subjects.put(Subject.BRANCH, new BranchDetails());
    subjects.put(Subject.QUOTA_PATTERN, new QuotaPattern());
    subjects.put(Subject.QUOTA_DAY, new QuotaOfDay());
    subjects.put(Subject.POLICY, new CallingPolicyOfBranch());
    proposals = new Proposals(db, acts, branches, edits, subjects);
    proposalApi = new ProposalApi(branches, proposals);
    proposalPages = new ProposalPages(branches, proposals);
    regionRulePages = new RegionRulePages(db, acts, branches);
    coming = new ComingChanges(node, proposals, edits);
    var beside = new BesidePages(branches, proposals);
    var policies = new Policies(branches, edits);
    policyApi = new PolicyApi(branches, policies);
    policyPages = new PolicyPages(branches, policies, beside);
    var quotas = new Quotas(db, edits, booking.closedVisits());
    quotaApi = new QuotaApi(branches, quotas);
    quotaPages = new QuotaPages(branches, quotas, beside);
    detailsApi = new DetailsApi(branches, edits, booking.closedVisits());
    detailsPages = new DetailsPages(branches, edits, booking.closedVisits(), beside);
    historyPages = new HistoryPages(branches, new History(db, edits, subjects), proposals);
    weeks = new OfficeWeeks(edits);
    var offices = new NewBranches(branches, acts, node.doorbell());
    newBranchApi = new NewBranchApi(branches, offices);
    newBranchPages = new NewBranchPages(branches, offices);
    regionPages = new RegionPages(branches, acts, node.doorbell());
  }

  /** For files of rows. */
  public OfficeWeeks weeks() {
    return weeks;
  }

  public void register(Routes routes) {
    detailsApi.register(routes);
    detailsPages.register(routes);
    quotaApi.register(routes);
    quotaPages.register(routes);
    policyApi.register(routes);
    policyPages.register(routes);
    historyPages.register(routes);
    proposalApi.register(routes);
    proposalPages.register(routes);
    regionRulePages.register(routes);
    newBranchApi.register(routes);
    newBranchPages.register(routes);
    regionPages.register(routes);
  }

  public Proposals proposals() {
    return proposals;
  }

  /** Ends making changes of their day. */
  @Override
  public void close() {
    coming.close();
  }
}
