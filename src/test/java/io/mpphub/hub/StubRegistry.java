package io.mpphub.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A population registry that counts the calls to it, and fails as it is told. */
final class StubRegistry implements AutoCloseable {

  /** How it takes calls. */
  enum Mood {
    WELL,
    /** A gateway before it answers 503. */
    DOWN,
    /** It refuses the hub's password, as it does: with a code. */
    REFUSING,
    /** It takes calls and doesn't answer. */
    HANGING
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Mood mood = Mood.WELL;

  StubRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void is(Mood next) {
    mood = next;
  }

  /** How often it was asked. */
  int calls() {
    return calls.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    JsonNode asked = DemoProcess.JSON.readTree(exchange.getRequestBody());
    switch (mood) {
      case WELL -> send(exchange, 200, resident(asked.path("nik").asText()));
      case DOWN -> send(exchange, 503, "<html>Service Unavailable</html>");
      case REFUSING -> send(exchange, 200, sample("login-failed").toString());
      case HANGING -> {
        // The caller gives up, and the server's end closes the exchange.
      }
    }
  }

  private static String resident(String nik) throws IOException {
    JsonNode found = sample("found-in-object");
    ((com.fasterxml.jackson.databind.node.ObjectNode) found.path("content")).put("NIK", nik);
    return found.toString();
  }

  private static JsonNode sample(String name) throws IOException {
    return DemoProcess.JSON
        .readTree(
            Path.of("connectors/dukcapil/samples/find-resident", name, "wire-response.json")
                .toFile())
        .path("body");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
