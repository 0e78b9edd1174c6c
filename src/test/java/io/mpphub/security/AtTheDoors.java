package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Knocks at the doors of a real server, behind which are stubs. */
@SpringBootTest(
    classes = Doors.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "hub.security.clients[0].name=mall",
      "hub.security.clients[0].key=mall-key-of-sixteen",
      "hub.security.clients[0].scopes=*",
      "hub.security.clients[1].name=kiosk",
      "hub.security.clients[1].key=kiosk-key-of-sixteen",
      "hub.security.clients[1].scopes=services.read,readiness.read",
      "hub.security.clients[2].name=slow",
      "hub.security.clients[2].key=slow-key-of-sixteen-s",
      "hub.security.clients[2].scopes=*",
      "hub.security.clients[2].per-minute=2",
      "hub.security.operators[0].name=ani",
      "hub.security.operators[0].password=ani-password",
      "hub.security.operators[0].roles=operator",
      "hub.security.operators[1].name=vera",
      "hub.security.operators[1].password=vera-password",
      "hub.security.operators[1].roles=viewer",
      "hub.security.operators[2].name=mesin",
      "hub.security.operators[2].password=mesin-password",
      "hub.security.operators[2].roles=monitor",
      "hub.security.operators[3].name=tamu",
      "hub.security.operators[3].password=tamu-password",
      "hub.security.operators[3].roles=viewer",
      "hub.security.max-body=1KB",
      "server.forward-headers-strategy=native"
    })
abstract class AtTheDoors {

  static final String MALL = "mall-key-of-sixteen";

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort int port;

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers));
  }

  HttpResponse<String> post(String path, String... headers) throws Exception {
    return send(request(path, headers).POST(BodyPublishers.noBody()));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** As if it came from there, through the proxy. */
  static String[] from(String address, String... headers) {
    List<String> all = new ArrayList<>(List.of("X-Forwarded-For", address));
    all.addAll(List.of(headers));
    return all.toArray(String[]::new);
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().allValues("traceparent")).hasSize(1);
    assertThat(answer.headers().allValues("X-Correlation-Id")).hasSize(1);
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"", "\"traceId\":\"")
        // The whole NIK: a trace id may begin like one.
        .doesNotContain("3508104101900001", "geheim", "Exception", "io.mpphub");
  }
}
