package io.mpphub.hub;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A licensing office that is not the sandbox: it takes its time to answer, and sends each decision
 * twice, again and again until the hub takes it.
 */
final class SlowAgency implements AutoCloseable {

  private final ScheduledExecutorService time = Executors.newScheduledThreadPool(8);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> applications = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
  private final AtomicInteger received = new AtomicInteger();
  private final HttpServer server;
  private final Duration delay;
  private volatile URI hub;

  SlowAgency(Duration delay) throws IOException {
    this.delay = delay;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/applications", this::submit);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void hubAt(URI url) {
    hub = url;
  }

  int received() {
    return received.get();
  }

  /** Ids of those that were applied, each once however often it came. */
  Set<String> applications() {
    return applications;
  }

  private void submit(HttpExchange exchange) throws IOException {
    JsonNode application = DemoProcess.JSON.readTree(exchange.getRequestBody());
    String id = application.path("no_permohonan").asText();
    received.incrementAndGet();
    boolean isNew = applications.add(id);
    if (isNew) {
      taken.put(id, new AtomicInteger());
      time.schedule(() -> decide(id, 2), 100, TimeUnit.MILLISECONDS);
    }
    time.schedule(() -> answer(exchange, isNew), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange exchange, boolean isNew) {
    byte[] body =
        (isNew
                ? "{\"success\":true,\"data\":{\"id\":7,\"no_pendaftaran\":\"7\"}}"
                : "{\"success\":false,\"code\":\"DUPLICATE\",\"data\":{\"id\":7}}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(isNew ? 201 : 409, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // The hub was killed meanwhile.
    }
  }

  private void decide(String id, int times) {
    int next = times;
    try {
      if (answersTo(id) == 200) {
        taken.get(id).incrementAndGet();
        next--;
      }
    } catch (IllegalStateException e) {
      // The hub is away; it gets the decision later.
    }
    if (next > 0) {
      int left = next;
      time.schedule(() -> decide(id, left), 500, TimeUnit.MILLISECONDS);
    }
  }

  /** Sends a decision and gives the hub's status. */
  int answersTo(String id) {
    String decision =
        ("{\"no_permohonan\":\"%s\",\"id\":7,\"tahapan\":\"SK DITERBITKAN\",\"no_izin\":\"1/2/2026\","
                + "\"link_izin\":\"\",\"alasan_tolak\":null,\"tgl_keputusan\":\"%s\"}")
            .formatted(id, LocalDate.now(Clock.systemUTC()));
    try {
      return http.send(
              HttpRequest.newBuilder(hub.resolve("/agency/licensing/decisions"))
                  .timeout(Duration.ofSeconds(10))
                  .header("X-Api-Key", "demo-licensing-in")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(decision))
                  .build(),
              BodyHandlers.ofString())
          .statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the hub has taken every decision twice. */
  void awaitAllDecisionsTaken(Duration atMost) {
    await().atMost(atMost).until(() -> taken.values().stream().allMatch(times -> times.get() == 2));
  }

  @Override
  public void close() {
    server.stop(0);
    time.shutdownNow();
  }
}
