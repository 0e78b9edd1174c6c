package io.mpphub.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver that does as it is told: takes events, fails, redirects, hangs, drips. */
public final class Receiver implements AutoCloseable {

  /** What arrived. */
  record Taken(String id, String timestamp, String signature, String body, JsonNode event) {

    int number() {
      return event.at("/data/number").asInt();
    }

    String application() {
      return event.at("/data/applicationId").asText();
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  /** Each request, oldest first, whatever was answered. */
  final List<Taken> asked = new CopyOnWriteArrayList<>();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;
  private volatile int status = 204;
  private volatile String header;
  private volatile boolean hangs;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  Receiver answers(int code) {
    status = code;
    hangs = false;
    return this;
  }

  Receiver redirectsTo(String url) {
    header = url;
    return answers(307);
  }

  Receiver hangs() {
    hangs = true;
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Taken(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              body,
              JSON.readTree(body)));
      if (hangs) {
        closing.await();
      }
      if (header != null) {
        exchange.getResponseHeaders().set("Location", header);
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
