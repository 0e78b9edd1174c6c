package io.mpphub.mall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The satisfaction survey. Only residents answer, but the hub isn't told which. */
final class Surveys {

  private final Hub hub;
  private final Sessions sessions;

  Surveys(Hub hub, Sessions sessions) {
    this.hub = hub;
    this.sessions = sessions;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/surveys", this::answer)
        .GET("/surveys/summary", request -> Answers.of(hub.get(request, "/surveys/summary")))
        .build();
  }

  private ServerResponse answer(ServerRequest request) throws IOException {
    sessions.person(request);
    ObjectNode sent = Bodies.object(request);
    ObjectNode answer = Bodies.JSON.createObjectNode();
    answer.set("service", sent.path("service"));
    answer.set("scores", sent.path("scores"));
    return Answers.of(hub.post(request, "/surveys", "survey", answer));
  }
}
