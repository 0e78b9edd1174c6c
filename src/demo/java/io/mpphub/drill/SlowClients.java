package io.mpphub.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Many connections whose bodies, and some whose headers, come a byte a second. All come at once; those that the hub ends
 * come again, a tenth of all a second: as fast as would keep all of them open at a hub that gives
 * each ten seconds.
 */
final class SlowClients implements Alternation.Disturber {

  private static final int STEPS = 10;

  private final Phase phase;
  private final List<SlowClient> clients = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private Future<?> work;
  private int step;
  private long looks;
  private long open;

  /**
   * @param addresses how many of the loopback network they come from
   */
  SlowClients(Phase phase, URI hub, int count, int addresses, List<SlowClient.Request> requests) {
    this.phase = phase;
    InetSocketAddress target = new InetSocketAddress(hub.getHost(), hub.getPort());
    for (int i = 0; i < count; i++) {
      // One after the other, so that each address sends each kind.
      SlowClient.Request request = requests.get(i / addresses % requests.size());
      clients.add(new SlowClient(target, address(i % addresses), request));
    }
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {127, 0, (byte) (number / 250), (byte) (number % 250 + 1)});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public void begin() {
    step = 0;
    work = thread.scheduleAtFixedRate(this::step, 0, 1000 / STEPS, TimeUnit.MILLISECONDS);
  }

  private void step() {
    int mayOpen = step < STEPS ? clients.size() : clients.size() / 10 / STEPS;
    for (int i = step % STEPS; i < clients.size(); i += STEPS) {
      SlowClient client = clients.get(i);
      if (client.isOpen()) {
        Integer status = client.step();
        if (status != null) {
          answers.merge(status, 1, Integer::sum);
        }
      } else if (mayOpen > 0) {
        mayOpen--;
        open(client);
      }
    }
    step++;
    looks++;
    open += clients.stream().filter(SlowClient::isOpen).count();
  }

  private void open(SlowClient client) {
    try {
      client.open();
    } catch (IOException refused) {
      client.close();
      answers.merge(0, 1, Integer::sum);
    }
  }

  @Override
  public void end() {
    work.cancel(false);
    // After the last step, in the thread that makes them.
    thread.submit(() -> clients.forEach(SlowClient::close));
  }

  /** Returns the clients' results, for people. Only after the last {@link #end}. */
  String text() {
    thread.shutdown();
    return "%s: %d open on the average, ended with %s (0: without an answer)"
        .formatted(phase.name(), open / Math.max(1, looks), answers);
  }
}
