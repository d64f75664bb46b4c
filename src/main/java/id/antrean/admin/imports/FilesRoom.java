package id.antrean.admin.imports;

import id.antrean.admin.config.OfficeWeeks;
import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import java.util.List;

/** Files of rows that staff send and take along, put together. */
public final class FilesRoom {
  private final ImportApi importApi;
  private final ImportPages importPages;
  private final MissingPages missingPages;

  public FilesRoom(Node node, Branches branches, BookingRoom booking, OfficeWeeks weeks) {
    var offices = new BranchKind(branches);
    var kinds =
        List.of(
            offices,
            new HolidayKind(branches),
            new HoursKind(branches, weeks),
            new QuotaKind(branches, weeks));
    var imports =
        new Imports(node.db(), booking.acts(), branches, node.doorbell(), booking.quota(), kinds);
    importApi = new ImportApi(imports, node.db());
    importPages = new ImportPages(imports, node.db());
    missingPages = new MissingPages(branches, node.db(), offices);
  }

  public void register(Routes routes) {
    importApi.register(routes);
    importPages.register(routes);
    missingPages.register(routes);
  }
}
