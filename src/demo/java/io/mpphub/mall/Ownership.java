package io.mpphub.mall;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Whose application an id names. The hub tells each front end everything that the front end's key
 * allows; that a resident sees only what is theirs is the front end's business. An owner never
 * changes, so the hub is asked once.
 */
final class Ownership {

  private static final int KNOWN = 10_000;

  private final Hub hub;
  private final Sessions sessions;
  private final Map<String, String> owners =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > KNOWN;
            }
          });

  Ownership(Hub hub, Sessions sessions) {
    this.hub = hub;
    this.sessions = sessions;
  }

  /**
   * The hub's path of the application that the request's path names.
   *
   * @throws ProblemException {@code unauthenticated}; {@code not-found}, also when the application
   *     is somebody else's: that it exists is not told
   */
  String path(ServerRequest request) throws IOException {
    Person person = sessions.person(request);
    String application = request.pathVariable("id");
    String owner = owners.get(application);
    if (owner == null) {
      owner = ask(request, application);
    }
    if (!person.nik().equals(owner)) {
      throw ProblemException.of(ProblemCode.NOT_FOUND, "There is no such application.");
    }
    return "/applications/" + application;
  }

  private String ask(ServerRequest request, String application) throws IOException {
    HttpResponse<InputStream> answer =
        hub.send(
            hub.call(request, "/applications/" + application)
                .header("Accept", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    String owner = Answers.json(answer).at("/applicant/nik").asText(null);
    if (answer.statusCode() == 200 && owner != null) {
      owners.put(application, owner);
    } else if (answer.statusCode() >= 500) {
      throw ProblemException.of(ProblemCode.HUB_UNAVAILABLE, "The hub can't tell whose it is.");
    }
    return owner;
  }
}
