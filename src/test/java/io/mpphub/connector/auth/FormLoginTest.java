package io.mpphub.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.Mappings;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.wire.BodyFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormLoginTest {

  private static final Auth.FormLogin SETTINGS =
      new Auth.FormLogin(
          "/login",
          Map.of(),
          ".token",
          ".expired",
          "Asia/Jakarta",
          Duration.ofSeconds(30),
          "token",
          ".status == 401");

  private static final JsonNode REFUSAL = ConnectorFolders.object().put("status", 401);

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final AtomicInteger logins = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-24T05:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  /** Tokens live until 12:10 in Jakarta, which is 05:10 UTC. */
  private FormLogin login(String expired) throws Exception {
    return new FormLogin(
        "sisdmk",
        SETTINGS,
        new Mappings(null),
        deadline ->
            ConnectorFolders.object()
                .put("token", "t" + logins.incrementAndGet())
                .put("expired", expired),
        clock);
  }

  @Test
  void keepsATokenUntilShortlyBeforeItExpires() throws Exception {
    FormLogin login = login("2026-11-24 12:10:00");

    assertThat(token(login)).isEqualTo("t1");
    now = Instant.parse("2026-11-24T05:09:29Z");
    assertThat(token(login)).isEqualTo("t1");
    now = Instant.parse("2026-11-24T05:09:30Z");
    assertThat(token(login)).isEqualTo("t2");
  }

  @Test
  void givesUpATokenThatIsRefused() throws Exception {
    FormLogin login = login("2026-11-24 12:10:00");
    WireRequest sent = sent(login);

    assertThat(login.giveUpIfRefused(sent, 200, ConnectorFolders.object().put("status", 200)))
        .isFalse();
    assertThat(login.giveUpIfRefused(sent, 200, null)).isFalse();
    assertThat(token(login)).isEqualTo("t1");
    assertThat(login.giveUpIfRefused(sent, 200, REFUSAL)).isTrue();
    assertThat(token(login)).isEqualTo("t2");
  }

  /** All used the same token; the first of them has a new one by the time the others are told. */
  @Test
  void logsInOnceThoughManyAreRefused() throws Exception {
    FormLogin login = login("2026-11-24 12:10:00");
    List<WireRequest> sent = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      sent.add(sent(login));
    }

    for (WireRequest one : sent) {
      assertThat(login.giveUpIfRefused(one, 200, REFUSAL)).isTrue();
      assertThat(token(login)).isEqualTo("t2");
    }
    assertThat(logins).hasValue(2);
  }

  @Test
  void usesATokenOnceWhenItsExpiryCanNotBeRead() throws Exception {
    FormLogin login = login("soon");

    assertThat(token(login)).isEqualTo("t1");
    assertThat(token(login)).isEqualTo("t2");
  }

  @Test
  void saysThatTheLoginWasRefusedWhenThereIsNoToken() throws Exception {
    FormLogin login =
        new FormLogin(
            "sisdmk",
            SETTINGS,
            new Mappings(null),
            deadline -> ConnectorFolders.object().put("token", ""),
            clock);

    assertThatThrownBy(() -> token(login))
        .isInstanceOfSatisfying(
            AgencyException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.MISCONFIGURED));
  }

  @Test
  void threadsShareOneLogin() throws Exception {
    FormLogin login = login("2026-11-24 12:10:00");
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> tokens = new ArrayList<>();
      Callable<String> task =
          () -> {
            start.await();
            return token(login);
          };
      for (int i = 0; i < 8; i++) {
        tokens.add(threads.submit(task));
      }
      start.countDown();
      for (Future<String> token : tokens) {
        assertThat(token.get()).isEqualTo("t1");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(logins).hasValue(1);
  }

  @Test
  void threadsShareALoginThatFails() throws Exception {
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    FormLogin login =
        new FormLogin(
            "sisdmk",
            SETTINGS,
            new Mappings(null),
            deadline -> {
              logins.incrementAndGet();
              hanging.join();
              throw new IOException("no answer");
            },
            clock);
    List<Exception> failures = new CopyOnWriteArrayList<>();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    new Thread(
                        () ->
                            failures.add(
                                catchThrowableOfType(Exception.class, () -> token(login)))))
            .toList();
    threads.forEach(Thread::start);
    await().until(() -> threads.stream().allMatch(t -> WAITING.contains(t.getState())));

    hanging.complete(null);

    for (Thread thread : threads) {
      thread.join(10_000);
    }
    assertThat(failures).hasSize(8).allMatch(IOException.class::isInstance);
    assertThat(logins).hasValue(1);
  }

  private static String token(FormLogin login) throws IOException {
    return sent(login).query().get("token").get(0);
  }

  private static WireRequest sent(FormLogin login) throws IOException {
    WireRequest request = new WireRequest("GET", "/", null, BodyFormat.JSON.codec(), false);
    login.addTo(request, Deadline.in(Duration.ofMinutes(1)));
    return request;
  }
}
