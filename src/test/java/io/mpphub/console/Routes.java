package io.mpphub.console;

import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import java.time.Instant;
import java.util.List;

/** Routes as the board shows them, for tests of what is made of them. */
public final class Routes {

  public static final Instant NOON = Instant.parse("2026-11-24T05:00:00Z");

  private Routes() {}

  public static RouteView idle(String id, RouteKind kind) {
    return route(id, kind, "started", null, null, false);
  }

  public static RouteView fine(String id, RouteKind kind, Instant lastCall) {
    return route(id, kind, "started", lastCall, null, false);
  }

  public static RouteView stopped(String id, RouteKind kind) {
    return route(id, kind, "stopped", null, null, false);
  }

  public static RouteView failing(String id, RouteKind kind, Instant lastCall, String code) {
    RouteView.Failure failure = new RouteView.Failure(lastCall, code, "It failed.", true);
    return route(id, kind, "started", lastCall, failure, true);
  }

  private static RouteView route(
      String id,
      RouteKind kind,
      String state,
      Instant lastCall,
      RouteView.Failure failure,
      boolean failing) {
    return new RouteView(
        id,
        id,
        kind,
        kind == RouteKind.SERVICE ? null : "licensing",
        state,
        0,
        0,
        0,
        null,
        null,
        0,
        lastCall,
        failure,
        failure == null ? List.of() : List.of(failure),
        failing);
  }
}
