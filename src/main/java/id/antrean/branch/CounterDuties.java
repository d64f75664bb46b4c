package id.antrean.branch;

import id.antrean.core.Lane;
import java.util.List;

/** Whom a counter serves: these lanes and these services; an empty list means all of them. */
public record CounterDuties(List<Lane> lanes, List<String> services) {
  public static final CounterDuties ALL = new CounterDuties(List.of(), List.of());

  public CounterDuties {
    lanes = List.copyOf(lanes);
    services = List.copyOf(services);
  }

  public boolean serves(Lane lane) {
    return lanes.isEmpty() || lanes.contains(lane);
  }

  public boolean serves(String service) {
    return services.isEmpty() || services.contains(service);
  }

  public boolean isAll() {
    return lanes.isEmpty() && services.isEmpty();
  }
}
