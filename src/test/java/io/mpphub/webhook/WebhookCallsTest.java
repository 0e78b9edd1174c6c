package io.mpphub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.webhook.WebhookCalls.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that writes what it is told, byte by byte if need be. */
class WebhookCallsTest {

  /** What a server does with a connection once the request has come. */
  private interface Manners {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration LIMIT = Duration.ofMillis(700);

  private ServerSocket server;
  private WebhookCalls calls;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    calls.close();
  }

  @Test
  void readsTheStatusAndTheWishForAPause() throws Exception {
    serve(out -> write(out, "HTTP/1.1 503 Busy\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n"));

    assertThat(post(true, "127.0.0.1")).isEqualTo(new Answer(503, Duration.ofSeconds(90)));
  }

  @Test
  void endsWithTheStatusHoweverLongTheBodyIs() throws Exception {
    serve(
        out -> {
          write(out, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            out.write(new byte[8192]);
          }
        });

    assertThat(post(true, "127.0.0.1")).isEqualTo(new Answer(200, null));
  }

  @Test
  void waitsNoLongerForAnAnswerThatDrips() throws Exception {
    serve(
        out -> {
          write(out, "HTTP/1.1 200 OK\r\n");
          for (int i = 0; !Thread.interrupted(); i++) {
            write(out, "X-Header-" + i + ": 1\r\n");
            Thread.onSpinWait();
            synchronized (this) {
              wait(50);
            }
          }
        });

    assertThatThrownBy(() -> post(true, "127.0.0.1")).isInstanceOf(SocketTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "rebound.example", "[::1]", "2130706433"})
  void connectsToNoAddressThatIsNotPublic(String host) throws Exception {
    serve(out -> write(out, "HTTP/1.1 204 None\r\n\r\n"));

    assertThatThrownBy(() -> post(false, host))
        .isInstanceOf(Targets.ForbiddenAddressException.class);
  }

  private Answer post(boolean allowPrivate, String host) throws IOException {
    WebhookProperties.Retry retry = new WebhookProperties.Retry(1, LIMIT, 1, LIMIT);
    WebhookProperties properties =
        new WebhookProperties(
            "", "", allowPrivate, Set.of(), 1, 1, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, retry);
    calls = new WebhookCalls(new Targets(allowPrivate, Set.of(), new Loopback()), properties);
    URI url = URI.create("http://" + host + ":" + server.getLocalPort() + "/hook");
    return calls.post(url, Map.of("webhook-id", "1"), BODY);
  }

  private void serve(Manners manners) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[4096]);
                manners.answer(socket.getOutputStream());
              } catch (IOException | InterruptedException e) {
                // The client has gone, as it should.
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Every name is this machine. */
  private static final class Loopback implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
      return host.endsWith(".example")
          ? new InetAddress[] {InetAddress.getLoopbackAddress()}
          : SystemDefaultDnsResolver.INSTANCE.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
