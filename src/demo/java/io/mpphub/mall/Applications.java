package io.mpphub.mall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** A resident's own applications. The NIK is added here: the browser doesn't say who it is. */
final class Applications {

  static final String ID = "[0-9a-f-]{36}";

  private static final List<String> FILTERS = List.of("state", "service", "after", "limit");

  /** Others are for the offices: a resident must not tell a register what an office decided. */
  static final Set<String> FOR_RESIDENTS = Set.of("practice-licence", "complaint");

  private final Hub hub;
  private final Sessions sessions;
  private final Ownership ownership;

  Applications(Hub hub, Sessions sessions, Ownership ownership) {
    this.hub = hub;
    this.sessions = sessions;
    this.ownership = ownership;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/applications", this::list)
        .POST("/applications", this::submit)
        .GET("/applications/{id:" + ID + "}", this::get)
        .GET("/applications/{id:" + ID + "}/events", this::follow)
        .POST("/applications/{id:" + ID + "}/withdrawal", this::withdraw)
        .build();
  }

  private ServerResponse list(ServerRequest request) {
    UriComponentsBuilder path =
        UriComponentsBuilder.fromPath("/applications")
            .queryParam("nik", sessions.person(request).nik());
    for (String filter : FILTERS) {
      request.param(filter).ifPresent(value -> path.queryParam(filter, "{" + filter + "}"));
    }
    return Answers.of(hub.get(request, path.encode().buildAndExpand(values(request)).toString()));
  }

  private static Map<String, String> values(ServerRequest request) {
    return request.params().toSingleValueMap();
  }

  private ServerResponse submit(ServerRequest request) throws IOException {
    Person person = sessions.person(request);
    ObjectNode sent = Bodies.object(request);
    String service = sent.path("service").asText();
    if (!FOR_RESIDENTS.contains(service)) {
      throw ProblemException.of(ProblemCode.FORBIDDEN, "Residents can't apply for this service.");
    }
    ObjectNode application = Bodies.JSON.createObjectNode().put("service", service);
    application.putObject("applicant").put("nik", person.nik());
    application.set("data", sent.path("data"));
    return Answers.of(hub.post(request, "/applications", person.id(), application));
  }

  private ServerResponse get(ServerRequest request) throws IOException {
    return Answers.of(hub.get(request, ownership.path(request)));
  }

  private ServerResponse withdraw(ServerRequest request) throws IOException {
    String path = ownership.path(request) + "/withdrawal";
    return Answers.of(hub.post(request, path, sessions.person(request).id(), null));
  }

  private ServerResponse follow(ServerRequest request) throws IOException {
    return Answers.ofStream(hub.open(request, ownership.path(request) + "/events"));
  }
}
