package io.mpphub.mall;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A resident's documents for an application. Documents pass through here and are never kept. */
final class Documents {

  private static final String ALL = "/applications/{id:" + Applications.ID + "}/documents";
  private static final String ONE = ALL + "/{name:[A-Za-z0-9][A-Za-z0-9._-]*}";

  private final Hub hub;
  private final Ownership ownership;

  Documents(Hub hub, Ownership ownership) {
    this.hub = hub;
    this.ownership = ownership;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(ALL, request -> Answers.of(hub.get(request, owned(request))))
        .GET(ONE, request -> Answers.of(hub.get(request, named(request))))
        .PUT(ONE, this::put)
        .DELETE(ONE, request -> Answers.of(hub.delete(request, named(request))))
        .build();
  }

  private ServerResponse put(ServerRequest request) throws IOException {
    String path = named(request);
    HttpServletRequest sent = request.servletRequest();
    InputStream content = sent.getInputStream();
    BodyPublisher body = BodyPublishers.ofInputStream(() -> content);
    long length = sent.getContentLengthLong();
    return Answers.of(
        hub.put(request, path, length > 0 ? BodyPublishers.fromPublisher(body, length) : body));
  }

  private String owned(ServerRequest request) throws IOException {
    return ownership.path(request) + "/documents";
  }

  private String named(ServerRequest request) throws IOException {
    return owned(request) + "/" + request.pathVariable("name");
  }
}
