package io.mpphub.delivery;

import io.mpphub.connector.AgencyException;
import io.mpphub.delivery.attempt.TurnLostException;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** How the table of moves calls the end of an attempt. */
final class Ending {

  private Ending() {}

  static String of(Exchange exchange) {
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (thrown == null) {
      return "yes";
    }
    if (thrown instanceof AgencyException agency) {
      return switch (agency.outcome()) {
        case REJECTED, NOT_FOUND, INACTIVE -> "no";
        case MISCONFIGURED -> "misconfigured";
        default ->
            agency.reach() == AgencyException.Reach.HELD_BACK
                ? "not sent"
                : agency.mayBeApplied() ? "no answer" : "not now";
      };
    }
    return thrown instanceof DirectConsumerNotAvailableException
        ? "not sent"
        : thrown instanceof TurnLostException ? "taken over" : "no answer";
  }
}
