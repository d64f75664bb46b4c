package id.antrean.branch;

import id.antrean.core.Problem;
import id.antrean.db.CachedQuery;
import id.antrean.db.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The branches and their rules. They change rarely and every page asks for them, so each node
 * answers from memory. {@link ConfigurationWatch} reads them again after each change; a copy older
 * than {@link #FRESH} is read again in any case, in the background, and kept while PostgreSQL is
 * away.
 */
public final class Branches {
  /** Of days and times where several branches are looked at, or none. */
  public static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

  private static final Duration FRESH = Duration.ofSeconds(30);

  /** So far away an office of another region is near, too. */
  private static final double NEAR_KM = 100;

  private static final List<String> PROVINCES = new ReferenceFiles(Optional.empty()).provinces();

  private final BranchStore store;
  private final Notices notices;
  private final CachedQuery<Directory> directory = new CachedQuery<>();

  public Branches(Sql sql) {
    store = new BranchStore(sql);
    notices = new Notices(sql);
    reload();
  }

  /** Reads the branches again at once: for tests, and after a change on this node. */
  public void reload() {
    directory.reload(store::read);
  }

  /** Of the configuration that this node goes by. */
  long version() {
    return directory().version();
  }

  /** Of the branch, null for who is bound to none: they read the capital's time. */
  public ZoneId zoneOf(String branch) {
    return Optional.ofNullable(branch).flatMap(this::find).map(Branch::timeZone).orElse(CAPITAL);
  }

  public Notices notices() {
    return notices;
  }

  public List<Region> regions() {
    return directory().regions();
  }

  public Optional<Region> region(String id) {
    return regions().stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /** By name. */
  public List<Branch> all() {
    return directory().branches().values().stream().map(Directory.Entry::branch).toList();
  }

  public Optional<Branch> find(String id) {
    return Optional.ofNullable(directory().branches().get(id)).map(Directory.Entry::branch);
  }

  /** Problem 404 unknown_branch. */
  public Branch get(String id) {
    return entry(id).branch();
  }

  /** Its own words for participants. */
  public Optional<String> words(String id) {
    return entry(id).words();
  }

  /** The version of what it says about itself; whoever edits that names the one they read. */
  public long edition(String id) {
    return entry(id).edition();
  }

  public BranchPolicy policy(String id) {
    return entry(id).policy();
  }

  public Calendar calendar(String id) {
    return entry(id).calendar();
  }

  /**
   * Whether a day was declared closed there, also after it was planned and booked. Each act asks
   * this when it happens; what must be exact asks in its statement ({@link ClosedDays}).
   */
  public boolean isClosed(String id, LocalDate day) {
    return calendar(id).isClosed(day);
  }

  /** What is done at a branch, in the order in which it is shown. */
  public List<Service> services(String id) {
    return entry(id).services();
  }

  /** Empty when the branch does not offer it. */
  public Optional<Service> service(String id, String code) {
    return services(id).stream().filter(s -> s.code().equals(code)).findFirst();
  }

  /** Everything that any branch may offer, in the order in which it is shown. */
  public List<Service> allServices() {
    return List.copyOf(directory().services().values());
  }

  /** Whatever the branch: the words of a booking made when the branch still offered it. */
  public Optional<Service> service(String code) {
    return Optional.ofNullable(directory().services().get(code));
  }

  /** In the order of a round. */
  public List<LanePolicy> lanes(String id) {
    return entry(id).lanes();
  }

  public List<Counter> counters(String id) {
    return entry(id).counters();
  }

  /**
   * Branches by what people type: name, town, province, nickname, also with a typing error. The
   * best come first, then by name.
   */
  public List<Branch> search(Optional<String> region, String query) {
    return directory().search().find(region, query);
  }

  /** As {@link #search}, also by some of the words where nothing has them all. */
  public FoundOffices offices(Optional<String> region, String query) {
    return directory().search().search(region, query);
  }

  /** Whether only words like "kantor" and "bpjs" were typed, or a postcode. */
  public static boolean namesNoPlace(String query) {
    return SearchWords.BUILT_IN.nameNoPlace(SearchWords.plain(query));
  }

  public Optional<Province> province(String id) {
    return directory().provinces().stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /** All names that a branch's province may have. */
  public SortedSet<String> provinceNames() {
    var names = new TreeSet<>(PROVINCES);
    directory().provinces().forEach(province -> names.add(province.name()));
    return names;
  }

  /** The provinces with branches in a region, by name. */
  public List<Province> provincesOf(String region) {
    return directory().provinces().stream().filter(p -> p.region().equals(region)).toList();
  }

  /**
   * Other branches: those of the same city, then by distance; where that is not known those of the
   * same province, then of the region.
   */
  public List<Branch> near(Branch here) {
    return all().stream()
        .filter(b -> !b.id().equals(here.id()) && isNear(here, b))
        .sorted(
            Comparator.comparingInt((Branch b) -> away(here, b))
                .thenComparingDouble(b -> here.kilometresTo(b).orElse(Double.MAX_VALUE)))
        .toList();
  }

  private static boolean isNear(Branch here, Branch there) {
    return here.region().equals(there.region())
        || here.kilometresTo(there).orElse(Double.MAX_VALUE) < NEAR_KM;
  }

  private static int away(Branch here, Branch there) {
    boolean isProvince = here.province().equals(there.province());
    if (isProvince && here.city().equals(there.city())) {
      return 0;
    }
    if (here.kilometresTo(there).isPresent()) {
      return 1;
    }
    return isProvince ? 2 : 3;
  }

  private Directory.Entry entry(String id) {
    var entry = directory().branches().get(id);
    if (entry == null) {
      throw Problem.of(404, "unknown_branch");
    }
    return entry;
  }

  private Directory directory() {
    return directory.getAtOnce(FRESH, store::read);
  }
}
