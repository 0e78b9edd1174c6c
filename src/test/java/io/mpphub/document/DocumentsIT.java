package io.mpphub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.mpphub.HubApplication;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.HistoryEntry;
import io.mpphub.application.LockedApplication;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.jdbc.Ids;
import io.mpphub.peer.ClamDaemon;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents through the hub, with the real clamd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsIT {

  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String KEY = "mall-key-of-sixteen";
  private static final String PDF = "application/pdf";
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int LARGEST = 20 * MEBIBYTE;

  private final HttpClient http = HttpClient.newHttpClient();
  private Path data;
  private ClamDaemon clamd;
  private ConfigurableApplicationContext hub;
  private int port;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder.resolve("hub");
    clamd = new ClamDaemon(folder);
    hub =
        new SpringApplicationBuilder(HubApplication.class)
            .run(
                "--server.port=0",
                "--hub.data=" + data,
                "--hub.security.clients[0].name=mall",
                "--hub.security.clients[0].key=" + KEY,
                "--hub.security.clients[0].scopes=*",
                "--hub.documents.clamd.host=127.0.0.1",
                "--hub.documents.clamd.port=" + clamd.port());
    port = hub.getEnvironment().getProperty("local.server.port", Integer.class);
  }

  @AfterAll
  void stop() {
    hub.close();
    clamd.close();
  }

  @Test
  void givesBackWhatItKeeps() throws Exception {
    UUID id = application();
    byte[] content = pdf(100_000);

    HttpResponse<String> kept = put(id, "identity-card.pdf", PDF, content);
    HttpResponse<byte[]> got =
        http.send(request(path(id, "identity-card.pdf")).build(), BodyHandlers.ofByteArray());
    HttpResponse<String> all = get("/applications/" + id + "/documents");

    CONTRACT.assertConforms("putDocument", kept);
    CONTRACT.assertConforms("getDocument", got.statusCode(), got.headers().map(), "");
    CONTRACT.assertConforms("listDocuments", all);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    assertThat(kept.statusCode()).isEqualTo(201);
    assertThat(kept.headers().firstValue("Location"))
        .contains("/api/v1/applications/" + id + "/documents/identity-card.pdf");
    assertThat(json(kept).path("sha256").asText()).isEqualTo(sha256);
    assertThat(json(kept).path("size").asInt()).isEqualTo(content.length);
    assertThat(json(all).at("/documents/0")).isEqualTo(json(kept));
    assertThat(Arrays.equals(got.body(), content)).isTrue();
    assertThat(got.headers().firstValue("Content-Type")).contains(PDF);
    assertThat(got.headers().firstValue("ETag")).contains('"' + sha256 + '"');
    assertThat(got.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"identity-card.pdf\"");
    assertThat(got.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void sendsNothingThatTheClientHas() {
    UUID id = application();
    String tag = put(id, "a.pdf", PDF, pdf(10)).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> has =
        send(request(path(id, "a.pdf")).header("If-None-Match", "\"x\", W/" + tag));
    HttpResponse<String> hasNot = send(request(path(id, "a.pdf")).header("If-None-Match", "\"x\""));

    CONTRACT.assertConforms("getDocument", has);
    assertThat(has.statusCode()).isEqualTo(304);
    assertThat(has.body()).isEmpty();
    assertThat(hasNot.statusCode()).isEqualTo(200);
  }

  @Test
  void replacesADocumentOfTheSameName() {
    UUID id = application();
    put(id, "a.pdf", PDF, pdf(10));

    HttpResponse<String> replaced = put(id, "a.pdf", PDF, pdf(20));

    CONTRACT.assertConforms("putDocument", replaced);
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(json(get("/applications/" + id + "/documents")).path("documents")).hasSize(1);
    assertThat(get(path(id, "a.pdf")).body()).hasSize(20);
  }

  @Test
  void deletesADocumentWithItsContent() throws IOException {
    UUID id = application();
    put(id, "a.pdf", PDF, pdf(10));
    long before = files();

    HttpResponse<String> deleted = send(request(path(id, "a.pdf")).DELETE());

    CONTRACT.assertConforms("deleteDocument", deleted);
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(get(path(id, "a.pdf")).statusCode()).isEqualTo(404);
    assertThat(send(request(path(id, "a.pdf")).DELETE()).statusCode()).isEqualTo(404);
    assertThat(files()).isEqualTo(before - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "a.pdf, text/html, 415, unsupported-media-type",
    "a.pdf, application/x-www-form-urlencoded, 415, unsupported-media-type",
    "a.png, image/png, 422, invalid",
    ".pdf, application/pdf, 422, invalid",
    "..%5Ca.pdf, application/pdf, 400, malformed",
    "..%2F..%2Fa.pdf, application/pdf, 400, malformed",
    "a%20b.pdf, application/pdf, 422, invalid"
  })
  void refusesWhatItCannotKeep(String name, String type, int status, String code) {
    UUID id = application();

    HttpResponse<String> refused = put(id, name, type, pdf(1000));

    CONTRACT.assertConforms("putDocument", refused);
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(json(refused).path("code").asText()).isEqualTo(code);
    assertThat(json(get("/applications/" + id + "/documents")).path("documents")).isEmpty();
  }

  @Test
  void knowsNoOtherApplications() {
    UUID unknown = UUID.randomUUID();

    HttpResponse<String> put = put(unknown, "a.pdf", PDF, pdf(10));
    HttpResponse<String> got = get(path(unknown, "a.pdf"));
    HttpResponse<String> all = get("/applications/" + unknown + "/documents");

    CONTRACT.assertConforms("putDocument", put);
    CONTRACT.assertConforms("getDocument", got);
    CONTRACT.assertConforms("listDocuments", all);
    assertThat(List.of(put.statusCode(), got.statusCode(), all.statusCode())).containsOnly(404);
  }

  @Test
  void refusesDocumentsWithAVirus() throws IOException {
    UUID id = application();
    long before = files();
    byte[] infected = ("%PDF-1.7\n" + ClamDaemon.VIRUS).getBytes(StandardCharsets.US_ASCII);

    HttpResponse<String> refused = put(id, "a.pdf", PDF, infected);

    CONTRACT.assertConforms("putDocument", refused);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).at("/errors/0/detail").asText()).contains("mengandung virus");
    assertThat(get(path(id, "a.pdf")).statusCode()).isEqualTo(404);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void keepsNothingWhileNothingCanBeScanned() throws IOException {
    UUID id = application();
    long before = files();
    clamd.stop();
    HttpResponse<String> refused = put(id, "a.pdf", PDF, pdf(10));
    clamd.start();

    CONTRACT.assertConforms("putDocument", refused);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(files()).isEqualTo(before);
    assertThat(put(id, "a.pdf", PDF, pdf(10)).statusCode()).isEqualTo(201);
  }

  @Test
  void leavesTheDocumentsOfAnEndedApplicationAsTheyAre() {
    UUID id = application();
    put(id, "a.pdf", PDF, pdf(10));
    transaction()
        .executeWithoutResult(
            status -> {
              ApplicationStore store = hub.getBean(ApplicationStore.class);
              LockedApplication application = store.lock(id).orElseThrow();
              application.move(ApplicationState.WITHDRAWN, now(), null);
              store.save(application, now());
            });

    HttpResponse<String> put = put(id, "a.pdf", PDF, pdf(20));
    HttpResponse<String> deleted = send(request(path(id, "a.pdf")).DELETE());

    CONTRACT.assertConforms("putDocument", put);
    CONTRACT.assertConforms("deleteDocument", deleted);
    assertThat(List.of(put.statusCode(), deleted.statusCode())).containsOnly(422);
    assertThat(get(path(id, "a.pdf")).body()).hasSize(10);
  }

  @Test
  void keepsTenDocumentsOfAnApplicationHoweverManyComeAtOnce() {
    UUID id = application();

    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    http.sendAsync(
                        putRequest(id, i + ".pdf", PDF, BodyPublishers.ofByteArray(pdf(10))),
                        BodyHandlers.ofString()))
            .toList();

    answers.forEach(answer -> CONTRACT.assertConforms("putDocument", answer.join()));
    assertThat(answers).filteredOn(answer -> answer.join().statusCode() == 201).hasSize(10);
    assertThat(answers).filteredOn(answer -> answer.join().statusCode() == 422).hasSize(6);
    assertThat(json(get("/applications/" + id + "/documents")).path("documents")).hasSize(10);
  }

  @Test
  void refusesATooLongDocumentByWhatIsAnnouncedAndByWhatComes() throws IOException {
    UUID id = application();
    String asks = "Expect: 100-continue\r\nContent-Length: ";

    String announced = upload(id, "a.pdf", asks + (LARGEST + 1), 0, false);
    String notTaken = upload(id, ".pdf", asks + 10, 0, false);
    String sent = upload(id, "b.pdf", "Transfer-Encoding: chunked", LARGEST + 1, true);

    assertThat(announced).startsWith("HTTP/1.1 413").contains("too-large");
    assertThat(notTaken).startsWith("HTTP/1.1 422");
    assertThat(sent).startsWith("HTTP/1.1 413").contains("too-large");
    assertThat(json(get("/applications/" + id + "/documents")).path("documents")).isEmpty();
  }

  @Test
  void takesTheMemoryOfABufferForTheLargestDocument() throws IOException {
    UUID id = application();
    upload(id, "warm-up.pdf", "Content-Length: " + LARGEST, LARGEST, false);

    long before = allocated();
    String kept = upload(id, "a.pdf", "Content-Length: " + LARGEST, LARGEST, false);
    long in = allocated() - before;
    before = allocated();
    long length = download(id, "a.pdf");
    long out = allocated() - before;

    assertThat(kept).startsWith("HTTP/1.1 201");
    assertThat(length).isEqualTo(LARGEST);
    assertThat(in).as("allocated for 20 MiB in").isLessThan(2 * MEBIBYTE);
    assertThat(out).as("allocated for 20 MiB out").isLessThan(2 * MEBIBYTE);
  }

  @Test
  void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
    UUID id = application();
    long before = files();

    try (Socket client = new Socket("127.0.0.1", port)) {
      client.getOutputStream().write(head(id, "a.pdf", "Content-Length: 1000"));
      client.getOutputStream().write(pdf(500));
      await().until(() -> files() > before);
    }

    await().until(() -> files() == before);
    assertThat(get(path(id, "a.pdf")).statusCode()).isEqualTo(404);
  }

  @Test
  void sweepsWhatACrashOrARepeatLeftBehindAndNothingElse() throws IOException {
    UUID id = application();
    put(id, "a.pdf", PDF, pdf(10));
    Contents contents = hub.getBean(Contents.class);
    DocumentRows rows = hub.getBean(DocumentRows.class);
    Path incoming = data.resolve("documents/incoming");
    Path part = Files.writeString(incoming.resolve("x.part"), "%PDF");
    UUID orphan = hub.getBean(Ids.class).next();
    UUID neverKept = hub.getBean(Ids.class).next();
    rows.announce(orphan, now());
    rows.announce(neverKept, now());
    contents.keep(orphan, Files.writeString(incoming.resolve("y.part"), "%PDF"));

    assertThat(sweep(Clock.systemUTC())).isZero();
    assertThat(sweep(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))).isEqualTo(2);

    assertThat(part).doesNotExist();
    assertThat(get(path(id, "a.pdf")).statusCode()).isEqualTo(200);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> contents.open(orphan))
        .isInstanceOf(IOException.class);
  }

  private int sweep(Clock clock) {
    return new DocumentSweep(
            hub.getBean(DocumentRows.class),
            hub.getBean(Contents.class),
            data.resolve("documents/incoming"),
            Duration.ofHours(1),
            transaction(),
            clock)
        .run();
  }

  /** An application that nothing is delivered of. */
  private UUID application() {
    UUID id = hub.getBean(Ids.class).next();
    Application application =
        new Application(
            id,
            "mall",
            "practice-licence",
            ApplicationState.SUBMITTED,
            "3508104101900001",
            JSON.createObjectNode(),
            null,
            null,
            true,
            now(),
            now(),
            null,
            List.of(new HistoryEntry(now(), ApplicationState.SUBMITTED, null)));
    transaction()
        .executeWithoutResult(status -> hub.getBean(ApplicationStore.class).insert(application));
    return id;
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(hub.getBean(PlatformTransactionManager.class));
  }

  private Instant now() {
    return hub.getBean(Clock.class).instant();
  }

  /** Contents, and files that are coming in. */
  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("documents"))) {
      return all.filter(Files::isRegularFile).count();
    } catch (java.nio.file.NoSuchFileException e) {
      return 0;
    } catch (UncheckedIOException gone) {
      return files();
    }
  }

  /** By the threads that serve requests, since they began. */
  private static long allocated() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("http-nio"))
        .mapToLong(thread -> THREADS.getThreadAllocatedBytes(thread.getThreadId()))
        .sum();
  }

  private static byte[] pdf(int length) {
    byte[] content = new byte[length];
    byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, content, 0, Math.min(length, head.length));
    return content;
  }

  private byte[] head(UUID id, String name, String length) {
    return ("PUT /api/v1"
            + path(id, name)
            + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n"
            + "X-Api-Key: "
            + KEY
            + "\r\nContent-Type: "
            + PDF
            + "\r\n"
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends so many bytes of one small buffer; returns the answer. */
  private String upload(UUID id, String name, String length, int bytes, boolean chunked)
      throws IOException {
    byte[] part = pdf(64 * 1024);
    try (Socket client = new Socket("127.0.0.1", port)) {
      OutputStream out = client.getOutputStream();
      out.write(head(id, name, length));
      for (int left = bytes; left > 0; left -= part.length) {
        int size = Math.min(left, part.length);
        if (chunked) {
          out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(part, 0, size);
        if (chunked) {
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
      if (chunked) {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      return new String(client.getInputStream().readNBytes(2000), StandardCharsets.UTF_8);
    }
  }

  private long download(UUID id, String name) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (Socket client = new Socket("127.0.0.1", port)) {
      client
          .getOutputStream()
          .write(
              ("GET /api/v1"
                      + path(id, name)
                      + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n"
                      + "X-Api-Key: "
                      + KEY
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      while (!line(in).isEmpty()) {
        // the head of the answer
      }
      long sum = 0;
      for (int n; (n = in.read(buffer)) >= 0; ) {
        sum += n;
      }
      return sum;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c; (c = in.read()) != '\n' && c >= 0; ) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String path(UUID id, String name) {
    return "/applications/" + id + "/documents/" + name;
  }

  private HttpResponse<String> put(UUID id, String name, String type, byte[] content) {
    return send(putRequest(id, name, type, BodyPublishers.ofByteArray(content)));
  }

  private HttpRequest putRequest(UUID id, String name, String type, BodyPublisher content) {
    return request(path(id, name)).header("Content-Type", type).PUT(content).build();
  }

  private HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
        .header("X-Api-Key", KEY);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request.build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
