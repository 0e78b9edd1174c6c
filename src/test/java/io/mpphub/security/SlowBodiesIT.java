package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Bodies that come a byte at a time hold up nobody, at any door. */
@ExtendWith(OutputCaptureExtension.class)
@ImportAutoConfiguration({
  EndpointAutoConfiguration.class,
  WebEndpointAutoConfiguration.class,
  ManagementContextAutoConfiguration.class,
  ServletManagementContextAutoConfiguration.class,
  TomcatServletManagementContextAutoConfiguration.class
})
@TestPropertySource(
    properties = {
      "hub.security.bodies.deadline=5s",
      "hub.security.bodies.per-address=200",
      "management.server.port=0"
    })
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SlowBodiesIT extends AtTheDoors {

  private static final String KEY = "\r\nX-Api-Key: " + MALL;
  private static final String JSON = "\r\nContent-Type: application/json";
  private static final String FORM = "\r\nContent-Type: application/x-www-form-urlencoded";

  @LocalManagementPort private int managementPort;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /agency/licensing/decisions HTTP/1.1",
        "POST /agency/licensing/decisions HTTP/1.1" + FORM,
        "POST /ops/login HTTP/1.1" + FORM,
        "POST /ops/api/routes HTTP/1.1",
        "POST /api/v1/applications HTTP/1.1" + JSON,
        "POST /api/v1/applications HTTP/1.1" + JSON + KEY,
        "GET /actuator/health HTTP/1.1",
        "POST /elsewhere HTTP/1.1"
      })
  void answersOthersWhileBodiesCrawl(String head) throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(150, head, "Content-Length: 1000", "x");
      slow.open(150, head, "Transfer-Encoding: chunked", "1\r\nx\r\n");
      slow.open(50, head, "Content-Length: 1000", "");

      for (int round = 0; round < 5; round++) {
        slow.drip("1");
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/residents/3508104101900001", "X-Api-Key", MALL).statusCode())
            .isEqualTo(200);
        HttpResponse<String> sent =
            send(request("/agency/licensing/decisions").POST(BodyPublishers.ofString("{}")));
        assertThat(sent.statusCode()).isEqualTo(200);
      }
    }
  }

  /** Threads are fewer than those who never read. */
  @Test
  void answersOthersWhileNobodyReadsTheLargeAnswers() throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(100, "GET /assets/large.js HTTP/1.1", "Accept: */*", "");
      await().untilAsserted(() -> assertThat(slow.answered()).isEqualTo(100));

      assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
      slow.open(1, "GET /assets/large.js HTTP/1.1", "Connection: close", "");
      assertThat(slow.answer(100)).startsWith("HTTP/1.1 429").contains("Retry-After: 1");
    }
  }

  @Test
  void answersAtThePortForManagementWhileBodiesCrawlThere() throws Exception {
    try (SlowBodies slow = new SlowBodies(managementPort);
        SlowBodies good = new SlowBodies(managementPort)) {
      slow.open(150, "POST /actuator HTTP/1.1", "Content-Length: 1000", "x");
      for (int round = 0; round < 3; round++) {
        slow.drip("1");
        good.open(1, "GET /actuator HTTP/1.1", "Connection: close", "");
        assertThat(good.answer(round)).startsWith("HTTP/1.1 401");
      }
      assertThat(slow.answer(0)).startsWith("HTTP/1.1 408").contains("too-slow");
    }
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 1000,x", "Transfer-Encoding: chunked,'1\r\nx\r\n'"})
  void endsABodyAtItsDeadline(String framing, String beginning) throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(1, "POST /agency/licensing/decisions HTTP/1.1", framing, beginning);

      assertThat(slow.answer(0))
          .startsWith("HTTP/1.1 408")
          .contains("Connection: close", "\"code\":\"too-slow\"", "\"traceId\":\"");
    }
  }

  /** Anybody could fill the log, two stack traces at a time. */
  @Test
  void logsNoStackTraceOfClientsThatGo(CapturedOutput output) throws Exception {
    String refused = "POST /api/v1/applications HTTP/1.1" + JSON;
    try (SlowBodies gone = new SlowBodies(port)) {
      gone.open(20, refused, "Content-Length: 1000", "x");
      await().untilAsserted(() -> assertThat(gone.answered()).isEqualTo(20));
    }
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(1, "POST /agency/licensing/decisions HTTP/1.1", "Content-Length: 9", "x");

      // Ends seconds later.
      assertThat(slow.answer(0)).startsWith("HTTP/1.1 408");
      assertThat(output).doesNotContain("Exception");
    }
  }

  @Test
  void letsTheOldestMakeRoom() throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(1, "POST /agency/licensing/decisions HTTP/1.1", "Content-Length: 9", "x");
      get("/actuator/health");
      slow.open(200, "POST /agency/licensing/decisions HTTP/1.1", "Content-Length: 9", "x");

      assertThat(slow.answer(0))
          .startsWith("HTTP/1.1 429")
          .contains("Retry-After: 1", "\"code\":\"rate-limited\"");
    }
  }

  /** Each holds a thread and a place for as long as its sender likes, but for its rate. */
  @Test
  void leavesOthersAPlaceForADocumentWhileOneClientTakesAllItCan() throws Exception {
    String document =
        "PUT /api/v1/applications/1/documents/photo HTTP/1.1\r\nContent-Type: image/png";
    String other = "\r\nConnection: close\r\nX-Api-Key: slow-key-of-sixteen-s";
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(30, document + KEY, "Content-Length: 1000", "x");
      await().untilAsserted(() -> assertThat(slow.answered()).isEqualTo(10));
      slow.open(1, document + KEY + "\r\nConnection: close", "Content-Length: 1", "x");
      slow.open(1, document + other, "Content-Length: 1", "x");

      assertThat(slow.answer(30)).startsWith("HTTP/1.1 429").contains("Retry-After: 1");
      assertThat(slow.answer(31)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void asksForTheKeyBeforeTheBody() throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      String head = "POST /api/v1/applications HTTP/1.1\r\nX-Api-Key: wrong" + JSON;
      slow.open(1, head, "Content-Length: 1000", "");
      slow.open(1, head, "Transfer-Encoding: chunked", "");

      assertThat(slow.answer(0)).startsWith("HTTP/1.1 401").contains("unauthenticated");
      assertThat(slow.answer(1)).startsWith("HTTP/1.1 401").contains("unauthenticated");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v1/applications HTTP/1.1" + JSON + KEY,
        "GET /api/v1/residents/3508104101900001 HTTP/1.1" + KEY,
        "POST /agency/licensing/decisions HTTP/1.1",
        "POST /ops/login HTTP/1.1" + FORM
      })
  void refusesABodyThatIsOrTurnsOutTooLarge(String head) throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      slow.open(1, head, "Transfer-Encoding: chunked", "401\r\n" + "x".repeat(1025) + "\r\n");
      slow.open(1, head, "Content-Length: 1025", "");

      assertThat(slow.answer(0)).startsWith("HTTP/1.1 413").contains("too-large", "1024 byte");
      assertThat(slow.answer(1)).startsWith("HTTP/1.1 413").contains("too-large", "1024 byte");
    }
  }

  @Test
  void refusesACompressedBody() throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      String head = "POST /agency/licensing/decisions HTTP/1.1\r\nConnection: close\r\n";
      slow.open(1, head + "Content-Encoding: gzip", "Content-Length: 4", "1234");
      slow.open(1, head + "Content-Encoding: identity", "Content-Length: 4", "1234");

      assertThat(slow.answer(0)).startsWith("HTTP/1.1 415");
      assertThat(slow.answer(1)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void tellsWhoAsksFirstToSendTheBody() throws Exception {
    try (SlowBodies slow = new SlowBodies(port)) {
      String head = "POST /agency/licensing/decisions HTTP/1.1\r\nExpect: 100-continue";
      slow.open(1, head, "Content-Length: 3\r\nConnection: close", "");
      slow.open(1, head, "Content-Length: 3\r\nConnection: close", "abc");

      assertThat(slow.answer(0)).startsWith("HTTP/1.1 100").contains("HTTP/1.1 408");
      assertThat(slow.answer(1)).contains("HTTP/1.1 200");
    }
  }
}
