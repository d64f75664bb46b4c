package id.antrean.display;

import id.antrean.web.Call;
import id.antrean.web.EventStreams;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import io.vertx.core.buffer.Buffer;

/** The board of a branch, as a snapshot and as a stream. */
public final class BoardApi {
  private final Boards boards;
  private final EventStreams streams;

  public BoardApi(Boards boards, EventStreams streams) {
    this.boards = boards;
    this.streams = streams;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/branches/{branch}/board", this::board).stream(
        "/api/v1/branches/{branch}/board/stream", this::stream);
  }

  private Reply board(Call call) {
    var snapshot = boards.latest(call.path("branch"));
    var etag = snapshot.etag();
    if (call.header("If-None-Match").filter(etag::equals).isPresent()) {
      return Reply.notModified().header("ETag", etag);
    }
    return Reply.bytes("application/json; charset=utf-8", Buffer.buffer(snapshot.json(call.now())))
        .header("ETag", etag);
  }

  /** Refused before it is opened where there is no such branch, or nothing true to show. */
  private void stream(Call call) {
    var branch = call.path("branch");
    boards.latest(branch);
    boards.join(branch, streams.open(call, stream -> boards.leave(branch, stream)));
  }
}
