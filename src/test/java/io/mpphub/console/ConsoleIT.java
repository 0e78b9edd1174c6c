package io.mpphub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.delivery.Applications;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleHub
class ConsoleIT {

  @LocalServerPort private int port;
  @Autowired private Applications applications;
  @Autowired private StubAgencies agencies;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void spike() throws Exception {
    System.out.println(get("/ops/api/routes").toPrettyString());
    System.out.println(get("/ops/api/connectors").toPrettyString());
    HttpResponse<String> r =
        send(
            request("/api/v1/residents/" + ConsoleHub.SITI)
                .header("X-Api-Key", ConsoleHub.API_KEY));
    System.out.println(r.statusCode() + r.body());
    System.out.println(get("/ops/api/routes").toPrettyString());
    for (String page :
        new String[] {
          "/ops", "/ops/routes", "/ops/connectors", "/ops/messages", "/ops/dead-letters"
        }) {
      HttpResponse<String> p =
          send(request(page).header("Accept", "text/html").header("Authorization", basic("ani")));
      System.out.println(
          page + p.statusCode() + p.body().substring(0, Math.min(3000, p.body().length())));
    }
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path).header("Authorization", basic("ani")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String basic(String name) {
    String credentials = name + ":" + name + "-password";
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
