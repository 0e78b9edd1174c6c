package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgencyFaultIT {

  private static final String COVERAGE = "/dukcapil/ikd/35-08";
  private static final String NUMBER = "0190a0f2-0000-7000-8000-000000000009";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path data;
  private Sandbox sandbox;
  private Agency registry;
  private Caller caller;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data)
                .withTimes(
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60)),
            Clock.systemUTC(),
            Set.of("dukcapil", "licensing"));
    registry = sandbox.findHttp("dukcapil").orElseThrow();
    caller = new Caller(registry.url(), Map.of());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void refusesConnectionsWhileDownAndComesBackOnTheSamePort() throws IOException {
    URI before = registry.url();
    caller.get(COVERAGE);

    registry.fault(Fault.DOWN);

    assertThatThrownBy(() -> caller.get(COVERAGE)).isInstanceOf(ConnectException.class);
    assertThat(registry.fault()).isEqualTo(Fault.DOWN);
    registry.fault(Fault.NONE);
    assertThat(registry.url()).isEqualTo(before);
    assertThat(caller.get(COVERAGE).status()).isEqualTo(200);
  }

  @Test
  void cutsRequestsUnderWayWhenItGoesDown() {
    registry.fault(Fault.SLOW);
    var answer = ask(registry.url().resolve(COVERAGE));
    await().until(() -> registry.counts().total() == 1);

    registry.fault(Fault.DOWN);

    assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class);
  }

  @Test
  void answersLateWithoutHoldingAThreadEach() throws IOException {
    registry.fault(Fault.SLOW);
    List<CompletableFuture<HttpResponse<String>>> waiting =
        IntStream.range(0, 100).mapToObj(i -> ask(registry.url().resolve(COVERAGE))).toList();
    await().until(() -> registry.counts().total() == 100);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    registry.fault(Fault.NONE);

    assertThat(caller.get(COVERAGE).status()).isEqualTo(200);
  }

  @Test
  void neitherAnswersNorDoesItsWorkWhenItHangs() throws IOException {
    Agency office = sandbox.findHttp("licensing").orElseThrow();
    office.fault(Fault.HANG);

    submitWithoutWaiting(office);

    await().until(() -> office.counts().faulted() == 1);
    assertThat(sandbox.licensing().orElseThrow().report()).isEmpty();
  }

  @Test
  void doesItsWorkAlsoWhenItIsSlow() throws IOException {
    Agency office = sandbox.findHttp("licensing").orElseThrow();
    office.fault(Fault.SLOW);

    submitWithoutWaiting(office);

    await().until(() -> sandbox.licensing().orElseThrow().report().size() == 1);
  }

  @Test
  void doesItsWorkWhenTheAnswerIsCutOff() throws IOException {
    Agency office = sandbox.findHttp("licensing").orElseThrow();
    office.fault(Fault.CUT);

    assertThatThrownBy(
            () ->
                new Caller(office.url(), Map.of("X-Api-Key", "demo-licensing-out"))
                    .post("/applications", LicensingSandboxIT.application(NUMBER)))
        .isInstanceOf(IOException.class);

    assertThat(sandbox.licensing().orElseThrow().report()).hasSize(1);
  }

  @Test
  void answers503WithHtml() throws IOException {
    registry.fault(Fault.GATEWAY_ERROR);

    var reply = caller.get(COVERAGE);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void answersJsonThatBreaksOff() throws IOException {
    registry.fault(Fault.GARBAGE);

    var reply = caller.get(COVERAGE);

    assertThat(reply.status()).isEqualTo(200);
    assertThatThrownBy(() -> Caller.JSON.readTree(reply.text()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5xx", "garbage"})
  void doesNotWorkBehindABrokenGateway(String mode) throws IOException {
    Agency office = sandbox.findHttp("licensing").orElseThrow();
    office.fault(Fault.ofMode(mode).orElseThrow());

    new Caller(office.url(), Map.of("X-Api-Key", "demo-licensing-out"))
        .post("/applications", LicensingSandboxIT.application(NUMBER));

    assertThat(sandbox.licensing().orElseThrow().report()).isEmpty();
    assertThat(office.counts().faulted()).isEqualTo(1);
  }

  @Test
  void countsByOperation() throws IOException {
    caller.get(COVERAGE);
    caller.get(COVERAGE);
    caller.get("/nowhere");

    assertThat(registry.counts().byOperation())
        .isEqualTo(Map.of("ikd-coverage", 2L, "unknown", 1L));
  }

  @Test
  void sendsHeadersThatMustNotReachAFrontEnd() throws IOException {
    var headers = caller.get(COVERAGE).raw().headers();

    assertThat(headers.firstValue("Server")).isPresent();
    assertThat(headers.firstValue("Set-Cookie")).isPresent();
  }

  private static CompletableFuture<HttpResponse<String>> ask(URI url) {
    return HTTP.sendAsync(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  private static void submitWithoutWaiting(Agency office) throws IOException {
    String form = Caller.JSON.writeValueAsString(LicensingSandboxIT.application(NUMBER));
    HTTP.sendAsync(
        HttpRequest.newBuilder(office.url().resolve("/applications"))
            .header("X-Api-Key", "demo-licensing-out")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
  }
}
