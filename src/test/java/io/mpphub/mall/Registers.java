package io.mpphub.mall;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What is only looked up: public things, and what agencies know of the resident. */
final class Registers {

  private static final String ID = "[a-z0-9-]{1,60}";

  private final Hub hub;
  private final Sessions sessions;

  Registers(Hub hub, Sessions sessions) {
    this.hub = hub;
    this.sessions = sessions;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/services", request -> show(request, "/services"))
        .GET("/services/{id:" + ID + "}", r -> show(r, "/services/" + r.pathVariable("id")))
        .GET("/resident", request -> show(request, "/residents/" + nik(request)))
        .GET("/tax-clearance", request -> show(request, "/tax-clearances/" + nik(request)))
        .GET("/businesses/{nib:[0-9]{1,40}}", this::business)
        .build();
  }

  /** Nobody's secret, but not for robots either. */
  private ServerResponse business(ServerRequest request) {
    sessions.person(request);
    return show(request, "/businesses/" + request.pathVariable("nib"));
  }

  private String nik(ServerRequest request) {
    return sessions.person(request).nik();
  }

  private ServerResponse show(ServerRequest request, String path) {
    return Answers.of(hub.get(request, path));
  }
}
