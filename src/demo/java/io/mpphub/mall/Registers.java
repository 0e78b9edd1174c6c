package io.mpphub.mall;

import java.util.Map;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** Look-ups: public data, and agencies' data on the resident. */
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
        .GET("/access-report", this::accesses)
        .GET("/businesses/{nib:[0-9]{1,40}}", this::business)
        .build();
  }

  /** Not secret, but not for robots either. */
  private ServerResponse business(ServerRequest request) {
    sessions.person(request);
    return show(request, "/businesses/" + request.pathVariable("nib"));
  }

  private ServerResponse accesses(ServerRequest request) {
    UriComponentsBuilder path =
        UriComponentsBuilder.fromPath("/access-report").queryParam("nik", nik(request));
    request.param("after").ifPresent(after -> path.queryParam("after", "{after}"));
    Map<String, String> values = request.params().toSingleValueMap();
    return show(request, path.encode().buildAndExpand(values).toString());
  }

  private String nik(ServerRequest request) {
    return sessions.person(request).nik();
  }

  private ServerResponse show(ServerRequest request, String path) {
    return Answers.of(hub.get(request, path));
  }
}
