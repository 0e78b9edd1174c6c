package io.mpphub.stream;

import static io.mpphub.application.ApplicationState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mpphub.application.Histories;
import io.mpphub.application.HistoryEntry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;

class EventStreamTest {

  private static final Duration HEARTBEAT = Duration.ofMinutes(1);
  private static final Duration STALL = Duration.ofSeconds(30);
  private static final Instant START = Instant.parse("2026-01-05T02:00:00Z");
  private static final byte[] TEXT = {':'};

  private final UUID application = UUID.randomUUID();
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final Connection connection = new Connection();
  private final MockAsyncContext context = new MockAsyncContext(request, null);
  private final List<EventStream> withRoom = new ArrayList<>();
  private final List<EventStream> gone = new ArrayList<>();
  private final EventStream stream =
      new EventStream(
          application,
          "mall",
          0,
          new Wording("en", text -> text),
          context,
          connection,
          START,
          withRoom::add,
          gone::add);

  /** A client's side of the connection. */
  private static final class Connection extends ServletOutputStream {

    final CountDownLatch writing = new CountDownLatch(1);
    volatile int takes = Integer.MAX_VALUE;
    volatile int had;
    volatile CountDownLatch failing;

    @Override
    public boolean isReady() {
      return had < takes;
    }

    @Override
    public void write(byte[] text) throws IOException {
      if (failing != null) {
        writing.countDown();
        try {
          failing.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        throw new IOException("Broken pipe");
      }
      had++;
    }

    @Override
    public void write(int b) {
      throw new AssertionError();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      // The test plays the server.
    }
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private void beat(int seconds) {
    stream.beat(at(seconds), HEARTBEAT, STALL);
  }

  private boolean offer(int number) {
    return stream.offer(
        new Histories.Entry(application, number, new HistoryEntry(START, WAITING, null)),
        TEXT,
        START);
  }

  private void take(int more) {
    connection.takes = connection.had + more;
    stream.onWritePossible();
  }

  @Test
  void endsWhenItsClientTakesNothing() {
    take(1);
    IntStream.rangeClosed(1, 10).forEach(this::offer);

    beat(0);
    beat(29);
    assertThat(gone).isEmpty();
    beat(30);

    assertThat(gone).contains(stream);
    assertThat(connection.had).isEqualTo(1);
  }

  @Test
  void goesOnWhenItsClientTakesSomeNowAndThen() {
    take(1);
    IntStream.rangeClosed(1, 20).forEach(this::offer);

    for (int seconds = 0; seconds < 200; seconds += 20) {
      beat(seconds);
      take(1);
      beat(seconds + 1);
    }

    assertThat(gone).isEmpty();
    assertThat(connection.had).isEqualTo(11);
  }

  @Test
  void asksForMoreWhenItsClientTookAllThatThereWasRoomFor() {
    take(1);
    int last = IntStream.rangeClosed(1, 1000).filter(n -> !offer(n)).findFirst().orElseThrow() - 1;
    assertThat(last).isEqualTo(EventStream.ROOM + 1);

    take(10);
    assertThat(withRoom).isEmpty();
    take(EventStream.ROOM + 1);

    assertThat(withRoom).containsExactly(stream);
    assertThat(offer(last + 1)).isTrue();
  }

  /** Else the server would give the connection's objects to the next client under its hands. */
  @Test
  void keepsTheServerUntilTheWriterHasLeft() throws Exception {
    connection.failing = new CountDownLatch(1);
    stream.onWritePossible();
    Thread writer = new Thread(() -> offer(1));
    writer.start();
    connection.writing.await();

    Thread server =
        new Thread(() -> stream.onError(new AsyncEvent(context, request, null, new Exception())));
    server.start();
    await().until(() -> server.getState() == Thread.State.WAITING);
    connection.failing.countDown();

    server.join();
    writer.join();
    assertThat(gone).contains(stream);
    assertThat(stream.hasRoom()).isFalse();
  }
}
