package io.mpphub.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All agencies on one port: each path answers what it was told last, 404 before. */
final class StubAgencies implements AutoCloseable {

  static final String FIND_RESIDENT = "/dukcapil/get_json/35-08/dpmptsp_3508/CALL_NIK";
  static final String APPLICATIONS = "/applications";

  static final String SITI =
      """
      {"content": [{"NIK": "3508104101900001", "NO_KK": "3508100101100001",
        "NAMA_LGKP": "SITI AMINAH", "TMPT_LHR": "LUMAJANG", "TGL_LHR": "1990-01-01",
        "JENIS_KLMIN": "PEREMPUAN", "STATUS_KAWIN": "KAWIN", "ALAMAT": "JL. MERDEKA 1",
        "NO_RT": 1, "NO_RW": 2, "PROP_NAME": "JAWA TIMUR", "KAB_NAME": "LUMAJANG",
        "KEC_NAME": "LUMAJANG", "KEL_NAME": "ROGOTRUNAN"}]}
      """;
  static final String NOBODY =
      """
      {"content": [{"RESPONSE_CODE": "13", "RESPONSE": "Data Tidak Ditemukan"}]}
      """;
  static final String TAKEN =
      """
      {"success": true, "data": {"id": "A-7", "no_pendaftaran": "2026/7"}}
      """;

  private record Answer(int status, String body) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  StubAgencies() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answer(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Answer answer =
          answers.getOrDefault(
              exchange.getRequestURI().getPath(), new Answer(404, "{\"success\": false}"));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
