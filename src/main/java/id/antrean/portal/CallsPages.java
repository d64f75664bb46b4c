package id.antrean.portal;

import id.antrean.display.Board;
import id.antrean.display.Boards;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import java.util.List;

/** The board of a branch for a phone, also outdoors: the same numbers, the size of a hand. */
public final class CallsPages {
  private final Boards boards;

  public CallsPages(Boards boards) {
    this.boards = boards;
  }

  public void register(Routes routes) {
    routes.get("/kantor/{branch}/panggilan", this::show);
  }

  /** {@code calls}: everybody at a counter or on the way there, the newest first. */
  public record CallsPage(Board board, List<Board.Called> calls) {
    static CallsPage of(Board board) {
      return new CallsPage(board, board.called());
    }

    public boolean hasWaiting() {
      return board.lanes().stream().anyMatch(lane -> lane.waiting() > 0);
    }
  }

  private Reply show(Request request) {
    return Reply.page("portal/calls.jte", CallsPage.of(boards.board(request.path("branch"))));
  }
}
