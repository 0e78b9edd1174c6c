package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.mpphub.connector.RawAgency.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agency that was broken into: each of its answers is refused as unreadable, in words that say
 * why, and costs little memory. Memory is counted as what the call allocates, whatever becomes of
 * it.
 */
class HostileAnswerIT {

  private static final String SITI = "{\"nik\":\"3508104101900001\"}";
  private static final long MEBIBYTE = 1 << 20;
  private static final long FIFTY_MEBIBYTES = 50 * MEBIBYTE;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();

  /** By the last call. */
  private long allocated;

  /** The first call loads classes, which would count. */
  @BeforeEach
  void warmUp() {
    assertThatThrownBy(() -> reply("<a/>")).isInstanceOf(AgencyException.class);
  }

  @Test
  void fetchesNoFileOfTheHub(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");

    assertThatThrownBy(
            () ->
                reply(
                    "<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]>%s"
                        .formatted(secret.toUri(), envelope("&x;"))))
        .isInstanceOfSatisfying(AgencyException.class, HostileAnswerIT::isUnreadable)
        .hasMessageContaining("has a DOCTYPE, which is not allowed")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void laughsAtNoBillion() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    String answer = laughs + "]>" + envelope("&l9;");

    assertThatThrownBy(() -> reply(answer))
        .isInstanceOfSatisfying(AgencyException.class, HostileAnswerIT::isUnreadable)
        .hasMessageContaining("has a DOCTYPE, which is not allowed");
    assertThat(allocated).isLessThan(4 * MEBIBYTE);
  }

  @Test
  void readsNoTower() {
    assertThatThrownBy(() -> reply(envelope("<a>".repeat(50_000))))
        .isInstanceOfSatisfying(AgencyException.class, HostileAnswerIT::isUnreadable)
        .hasMessageContaining("is XML beyond the limits: more than 100 in element depth");
    assertThat(allocated).isLessThan(4 * MEBIBYTE);
  }

  @Test
  void cutsAnAnswerOfFiftyMebibytes() {
    assertThatThrownBy(() -> reply(exchange -> stream(exchange.getResponseBody(), FIFTY_MEBIBYTES)))
        .isInstanceOfSatisfying(AgencyException.class, HostileAnswerIT::isUnreadable)
        .hasMessage("The agency's answer is longer than 256 KiB.");
    assertThat(allocated).isLessThan(4 * MEBIBYTE);
    await().until(() -> refusals.get() == 1);
    assertThat(sent.get()).isLessThan(FIFTY_MEBIBYTES / 2);
  }

  @Test
  void cutsAnAnswerThatNeverEnds() {
    assertThatThrownBy(() -> reply(exchange -> stream(exchange.getResponseBody(), Long.MAX_VALUE)))
        .isInstanceOfSatisfying(AgencyException.class, HostileAnswerIT::isUnreadable)
        .hasMessage("The agency's answer is longer than 256 KiB.");
    await().until(() -> refusals.get() == 1);
  }

  private static void isUnreadable(AgencyException failure) {
    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  private static String envelope(String content) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
        + content
        + "</s:Body></s:Envelope>";
  }

  /** Sends well-formed XML until that many bytes are out or the hub has enough. */
  private void stream(OutputStream out, long length) throws IOException {
    byte[] start = envelope("<a>").getBytes(StandardCharsets.UTF_8);
    byte[] more = "<b>0123456789</b>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    try (out) {
      out.write(start);
      while (sent.get() < length) {
        out.write(more);
        sent.addAndGet(more.length);
      }
    } catch (IOException e) {
      refusals.incrementAndGet();
      throw e;
    }
  }

  private void reply(String answer) throws Exception {
    reply(
        exchange -> {
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private void reply(Answer answer) throws Exception {
    Answer chunked =
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 0);
          answer.write(exchange);
        };
    try (RawAgency agency = new RawAgency(chunked);
        ConnectorBench hub =
            new ConnectorBench(
                ConnectorFolders.PROJECT.resolve("regional-tax"),
                Map.of(
                    "REGIONAL_TAX_URL",
                    agency.url(),
                    "REGIONAL_TAX_USER",
                    "hub",
                    "REGIONAL_TAX_PASSWORD",
                    "rahasia"),
                Clock.systemUTC())) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        hub.call("tax-clearance", SITI);
      } finally {
        allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      }
    }
  }
}
