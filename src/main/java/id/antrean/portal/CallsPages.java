package id.antrean.portal;

import id.antrean.core.Lane;
import id.antrean.display.Board;
import id.antrean.display.Boards;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The board of a branch for a phone, also outdoors: the same numbers, the size of a hand. */
public final class CallsPages {
  private final Boards boards;

  public CallsPages(Boards boards) {
    this.boards = boards;
  }

  public void register(Routes routes) {
    routes.get("/kantor/{branch}/panggilan", this::show);
  }

  /** {@code was}: the number before a transfer, which the person's paper may still show. */
  public record Called(Lane lane, Board.Call call, Optional<String> was) {}

  /** {@code calls}: everybody at a counter or on the way there, the newest first. */
  public record CallsPage(Board board, List<Called> calls) {
    static CallsPage of(Board board) {
      var calls =
          board.lanes().stream()
              .flatMap(
                  lane ->
                      lane.calling().stream()
                          .map(call -> new Called(lane.lane(), call, lane.was(call.number()))))
              .sorted(
                  Comparator.comparing((Called one) -> one.call().calledAt())
                      .reversed()
                      .thenComparing(one -> one.call().number()))
              .toList();
      return new CallsPage(board, calls);
    }

    public boolean hasWaiting() {
      return board.lanes().stream().anyMatch(lane -> lane.waiting() > 0);
    }
  }

  private Reply show(Request request) {
    return Reply.page("portal/calls.jte", CallsPage.of(boards.board(request.path("branch"))));
  }
}
