package io.mpphub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The hub as the licensing office sees it: takes decisions, answers as told, else 200. */
final class StubHub implements AutoCloseable {

  private final HttpServer server;
  private final List<JsonNode> decisions = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  StubHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/agency/licensing/decisions", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    keys.add(exchange.getRequestHeaders().getFirst("X-Api-Key"));
    decisions.add(Caller.JSON.readTree(exchange.getRequestBody()));
    Integer status = statuses.poll();
    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    exchange.close();
  }

  void answer(Integer... next) {
    statuses.addAll(List.of(next));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<JsonNode> decisions() {
    return decisions;
  }

  List<String> keys() {
    return keys;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
