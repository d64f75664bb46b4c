package id.antrean.display;

import id.antrean.http.EventStreams;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
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

  private Reply board(Request request) {
    var snapshot = boards.latest(request.path("branch"));
    var etag = snapshot.etag();
    if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
      return Reply.notModified().header("ETag", etag);
    }
    return Reply.bytes(
            "application/json; charset=utf-8", Buffer.buffer(snapshot.json(request.now())))
        .header("ETag", etag);
  }

  /** Refused before it is opened where there is no such branch, or nothing true to show. */
  private void stream(Request request) {
    var branch = request.path("branch");
    boards.latest(branch);
    boards.join(branch, streams.open(request, stream -> boards.leave(branch, stream)));
  }
}
