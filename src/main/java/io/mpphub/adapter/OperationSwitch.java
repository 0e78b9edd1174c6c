package io.mpphub.adapter;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The one step of an operation's lasting route: hands each message to the version that runs now. A
 * change of version is one write; messages under way stay with the version that took them.
 */
final class OperationSwitch extends AsyncProcessorSupport {

  /** One version's route for the operation, and the version it belongs to. */
  record Target(RunningVersion version, AsyncProducer producer) {}

  private volatile Target target;

  void turnTo(Target next) {
    target = next;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Target now = target;
    while (now != null && !now.version().enter()) {
      // Retired in this very moment: its successor stands already.
      Target next = target;
      now = next == now ? null : next;
    }
    if (now == null) {
      exchange.setException(
          new DirectConsumerNotAvailableException("The operation is not in use", exchange));
      callback.done(true);
      return true;
    }
    RunningVersion version = now.version();
    return now.producer()
        .process(
            exchange,
            doneSync -> {
              version.leave();
              callback.done(doneSync);
            });
  }
}
