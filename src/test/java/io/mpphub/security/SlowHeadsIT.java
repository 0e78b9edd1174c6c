package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.mpphub.edge.EdgeConfiguration;
import io.mpphub.edge.WatchedProtocol;
import io.mpphub.peer.Certificates;
import io.mpphub.security.client.ApiOperations;
import io.mpphub.security.request.HubSecurityProperties;
import jakarta.servlet.AsyncContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.apache.coyote.http2.Http2Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Requests whose heads never come to an end hold up nobody, at the hub's port and at one for
 * management, which has TLS here.
 */
@SpringBootTest(
    classes = SlowHeadsIT.Server.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "hub.security.connections.head-deadline=2s",
      "hub.security.connections.per-address=50",
      "server.tomcat.max-connections=80",
      "server.tomcat.keep-alive-timeout=1s",
      "management.server.port=0"
    })
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SlowHeadsIT {

  private static final String WHOLE = "GET /hello HTTP/1.1\r\nHost: hub\r\n\r\n";
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "G",
          "GET /hel",
          "GET /hello HTTP/1.1\r\n",
          "GET /hello HTTP/1.1\r\nHost: hub\r\nX-",
          "GET /hello HTTP/1.1\r\nHost: hub\r\nX-Slow: ");

  private static final Duration LONG = Duration.ofMinutes(1);

  /** Requests that are not answered until a test does. */
  private static final Queue<AsyncContext> UNANSWERED = new ConcurrentLinkedQueue<>();

  @TempDir private static Path folder;
  private static Certificates certificates;
  private static HttpClient http;

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  /** Has no stereotype: the demo scans the test classpath. */
  @ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    Jackson2AutoConfiguration.class,
    EndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    TomcatServletManagementContextAutoConfiguration.class
  })
  @Import(EdgeConfiguration.class)
  @EnableConfigurationProperties(HubSecurityProperties.class)
  @SuppressWarnings("removal") // Jackson 2, as the hub has it
  static class Server {

    @Bean
    ApiOperations operations() {
      return ApiOperations.load();
    }

    @Bean
    SimpleUrlHandlerMapping pages() {
      HttpRequestHandler hello = (request, response) -> response.getWriter().print("hello");
      HttpRequestHandler later = (request, response) -> UNANSWERED.add(request.startAsync());
      return new SimpleUrlHandlerMapping(
          Map.of("/hello", hello, "/later", later), Ordered.HIGHEST_PRECEDENCE);
    }
  }

  @DynamicPropertySource
  static void tls(DynamicPropertyRegistry registry) {
    certificates = new Certificates(folder).server("server");
    http = HttpClient.newBuilder().sslContext(certificates.trust()).build();
    registry.add("management.server.ssl.certificate", () -> certificates.pem("server").toString());
    registry.add(
        "management.server.ssl.certificate-private-key",
        () -> certificates.key("server").toString());
  }

  @Test
  void endsWhateverTricklesInsteadOfAHead() throws Exception {
    try (SlowLines letters = new SlowLines();
        SlowLines headers = new SlowLines();
        SlowLines emptyLines = new SlowLines()) {
      for (String beginning : BEGINNINGS) {
        letters.open(2, "127.0.0.1", port, beginning);
        letters.open(2, "127.0.0.1", port, WHOLE + beginning);
      }
      headers.open(2, "127.0.0.1", port, "GET /hello HTTP/1.1\r\nHost: hub\r\n");
      emptyLines.open(2, "127.0.0.1", port, "");
      emptyLines.open(2, "127.0.0.1", port, WHOLE);

      awaitTheEndOf(Map.of(letters, "a", headers, "X-Slow: 1\r\n", emptyLines, "\r\n"));
    }
  }

  @Test
  void endsAHandshakeThatTricklesOrAHeadAfterIt() throws Exception {
    String hello = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";
    try (SlowLines silent = new SlowLines();
        SlowLines letters = new SlowLines();
        SlowLines encrypted = new SlowLines()) {
      silent.open(2, "127.0.0.1", managementPort, hello.substring(0, 1));
      letters.open(2, "127.0.0.1", managementPort, hello);
      for (String beginning : BEGINNINGS) {
        SSLSocket socket =
            (SSLSocket)
                certificates
                    .trust()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), managementPort);
        socket.startHandshake();
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        encrypted.add(socket);
      }

      awaitTheEndOf(Map.of(silent, "", letters, "a", encrypted, "a"));
    }
  }

  private void awaitTheEndOf(Map<SlowLines, String> slow) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              slow.forEach(SlowLines::say);
              assertThat(get("http", port, "/hello")).isEqualTo(200);
              assertThat(get("https", managementPort, "/actuator")).isEqualTo(200);
              return slow.keySet().stream().allMatch(SlowLines::areEnded);
            });
  }

  @Test
  void letsWhoWaitsLongestOfAnAddressMakeRoom() throws Exception {
    try (SlowLines slow = new SlowLines();
        SlowLines good = new SlowLines()) {
      slow.open(60, "127.0.0.3", port, "GET");
      good.open(1, "127.0.0.3", port, WHOLE);
      good.open(1, "127.0.0.2", port, WHOLE);

      await().atMost(LONG).until(() -> good.heard("hello") == 2);
      assertThat(slow.ended()).isPositive();
    }
  }

  @Test
  void refusesOneMoreOfAnAddressThatIsBusyAndServesOthers() throws Exception {
    try (SlowLines busy = new SlowLines();
        SlowLines more = new SlowLines();
        SlowLines others = new SlowLines()) {
      busy.open(50, "127.0.0.4", port, WHOLE.replace("hello", "later"));
      await().atMost(LONG).until(() -> UNANSWERED.size() == 50);
      more.open(1, "127.0.0.4", port, WHOLE);
      others.open(1, "127.0.0.2", port, WHOLE);

      await().atMost(LONG).until(() -> more.ended() == 1 && others.heard("hello") == 1);
      assertThat(more.heard("hello")).isZero();
      assertThat(busy.ended()).isZero();
      UNANSWERED.forEach(AsyncContext::complete);
      await().atMost(LONG).until(() -> busy.heard("200") == 50);
    } finally {
      UNANSWERED.clear();
    }
  }

  @Test
  void servesAllWhileManyAddressesTakeEachConnection() throws Exception {
    try (SlowLines slow = new SlowLines();
        SlowLines good = new SlowLines()) {
      for (int address = 1; address < 11; address++) {
        slow.open(20, "127.0.1." + address, port, "GET");
      }
      good.open(10, "127.0.0.2", port, WHOLE);

      await()
          .atMost(LONG)
          .until(
              () -> {
                slow.say("a");
                return good.heard("hello") == 10;
              });
    }
  }

  @Test
  void speaksNoProtocolWhoseHeadsHaveNoDeadline() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new WatchedProtocol().addUpgradeProtocol(new Http2Protocol()))
        .withMessageContaining("server.http2.enabled");
  }

  private int get(String scheme, int at, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + at + path)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
