package id.antrean.staff;

import id.antrean.http.Principal;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.security.SecurityRoom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Function;

/** The room put together. */
public final class StaffRoom implements AutoCloseable {
  private final Accounts accounts;
  private final StaffMembers members;
  private final AuditTrail trail;
  private final StaffApi api;
  private final StaffMemberApi memberApi;
  private final SignInPages signInPages;
  private final StepPages stepPages;
  private final OwnPages ownPages;

  /** {@code zones}: of the branch where somebody works. */
  public StaffRoom(Node node, SecurityRoom security, Function<Principal, ZoneId> zones) {
    var db = node.db();
    var sealed = node.sealed();
    trail = new AuditTrail(db, sealed);
    trail.start(node.vertx(), node.clock());
    var sessions = security.sessions();
    accounts = new Accounts(node.vertx(), db, sealed, sessions);
    members = new StaffMembers(db, sealed, sessions, accounts.passwords());
    var devices = new KnownDevices(sealed);
    var signIns = new SignIns(db, accounts, security.limits(), devices);
    var own = new OwnAccount(db, accounts, sessions);
    var factor = new OwnFactor(db, sealed, accounts, sessions, InstantSource.system());
    api = new StaffApi(db, signIns, accounts, own, factor, sessions);
    memberApi = new StaffMemberApi(members);
    signInPages = new SignInPages(db, signIns, sessions, security.formTokens());
    stepPages = new StepPages(own, factor, sessions);
    ownPages = new OwnPages(own, factor, sessions, devices, zones);
  }

  public Accounts accounts() {
    return accounts;
  }

  /** Those whom others manage. */
  public StaffMembers members() {
    return members;
  }

  public AuditTrail trail() {
    return trail;
  }

  public void register(Routes routes) {
    api.register(routes);
    memberApi.register(routes);
    signInPages.register(routes);
    stepPages.register(routes);
    ownPages.register(routes);
  }

  /** Ends the work in the background. */
  @Override
  public void close() {
    trail.close();
  }
}
