package id.antrean.house.example.queue;

import id.antrean.house.example.http.Request;
import io.vertx.ext.web.RoutingContext;

/** An edge may read requests, but not touch the web framework. */
public class QueueApi {
  Request request;
  RoutingContext context;
}
