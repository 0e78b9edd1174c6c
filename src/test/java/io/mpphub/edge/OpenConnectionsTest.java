package io.mpphub.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

  private static final long FIRST = Duration.ofSeconds(10).toNanos();
  private static final long NEXT = Duration.ofSeconds(30).toNanos();

  private final List<OpenConnection> ended = new ArrayList<>();
  // A clock of nanoseconds may be anywhere, and passes over.
  private long now = Long.MAX_VALUE - FIRST;
  private final OpenConnections open =
      new OpenConnections(
          new OpenConnections.Limits(2, 3, FIRST, NEXT), () -> now, connection -> end(connection));

  private boolean end(OpenConnection connection) {
    ended.add(connection);
    open.close(connection.socket());
    return true;
  }

  @Test
  void endsTheOneOfAnAddressThatHasWaitedLongest() throws IOException {
    OpenConnection other = connection("b");
    OpenConnection first = connection("a");
    OpenConnection second = connection("a");
    assertThat(open.open(other)).isTrue();
    open.open(first);
    open.open(second);
    open.begin(first);
    open.await(first);

    assertThat(open.open(connection("a"))).isTrue();
    assertThat(ended).containsExactly(second);
  }

  @Test
  void refusesOneMoreOfAnAddressWhoseConnectionsAreBusy() throws IOException {
    for (int i = 0; i < 2; i++) {
      OpenConnection busy = connection("a");
      open.open(busy);
      open.begin(busy);
    }

    assertThat(open.open(connection("a"))).isFalse();
    assertThat(open.open(connection("b"))).isTrue();
    assertThat(ended).isEmpty();
  }

  @Test
  void endsTheOneOfAllThatHasWaitedLongestWhereThereAreTooMany() throws IOException {
    OpenConnection proxy = connection(null);
    open.open(proxy);
    for (String address : List.of("a", "b", "c")) {
      open.open(connection(address));
    }

    assertThat(ended).containsExactly(proxy);
  }

  @Test
  void letsAProxyHaveMoreThanAnAddress() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(open.open(connection(null))).isTrue();
    }

    assertThat(ended).isEmpty();
  }

  @Test
  void endsTheFirstHeadAtItsDeadlineAndTheNextAtItsOwn() throws IOException {
    OpenConnection fresh = connection("a");
    OpenConnection answered = connection("a");
    OpenConnection busy = connection("b");
    List.of(fresh, answered, busy).forEach(open::open);
    open.begin(busy);
    open.begin(answered);
    open.await(answered);
    // A byte that is no head yet changes nothing.
    now += FIRST;
    open.await(fresh);
    open.endLate();
    assertThat(ended).isEmpty();

    now++;
    open.endLate();
    assertThat(ended).containsExactly(fresh);

    now += NEXT - FIRST;
    open.endLate();
    assertThat(ended).containsExactly(fresh, answered);
  }

  @Test
  void forgetsWhatIsClosed() throws IOException {
    for (int i = 0; i < 100; i++) {
      OpenConnection connection = connection("a");
      open.open(connection);
      open.close(connection.socket());
      open.close(connection.socket());
      open.await(connection);
      assertThat(open.of(connection.socket())).isNull();
    }
    now += NEXT + FIRST;
    open.endLate();

    assertThat(ended).isEmpty();
  }

  private static OpenConnection connection(String address) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.close();
    return new OpenConnection(socket, address);
  }
}
