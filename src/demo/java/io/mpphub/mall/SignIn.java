package io.mpphub.mall;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The sign-in: a list of invented people to choose from. In a real mall the national single sign-on
 * (IKD) stands in its place and tells the NIK.
 */
final class SignIn {

  private final Sessions sessions;
  private final String mall;

  /**
   * @param mall the mall's name at the hub, as the access report tells who read
   */
  SignIn(Sessions sessions, String mall) {
    this.sessions = sessions;
    this.mall = mall;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/people", request -> ServerResponse.ok().body(Map.of("people", Person.ALL)))
        .GET("/session", request -> tell(sessions.find(request).orElse(null), null))
        .POST("/session", this::begin)
        .DELETE("/session", request -> tell(null, sessions.end()))
        .build();
  }

  private ServerResponse begin(ServerRequest request) throws Exception {
    JsonNode body = Bodies.object(request);
    Person person =
        Person.find(body.path("person").asText())
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "Nobody of this name can sign in.",
                        List.of(new ProblemException.Fault("/person", "must be one of /people"))));
    return tell(person, sessions.begin(person));
  }

  private ServerResponse tell(Person person, ResponseCookie cookie) {
    ServerResponse.BodyBuilder answer = ServerResponse.ok();
    if (cookie != null) {
      answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
    }
    Map<String, Object> session = new LinkedHashMap<>();
    session.put("person", person);
    session.put("mall", mall);
    return answer.body(session);
  }
}
