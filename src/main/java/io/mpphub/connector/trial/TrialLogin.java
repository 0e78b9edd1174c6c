package io.mpphub.connector.trial;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.Drifts;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Protocols;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.connector.version.RunningVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;

/** Shows an agency who the hub is, outside a hub, and does nothing else. For the command line. */
public final class TrialLogin {

  private final Trial trial;
  private final Secrets secrets;
  private final Clock clock;

  /**
   * @param templates folder of the route templates
   */
  public TrialLogin(Path templates, Secrets secrets, Clock clock) {
    this.trial = new Trial(templates, secrets, clock);
    this.secrets = secrets;
    this.clock = clock;
  }

  /** False where only a call shows whether the credentials are good. */
  public static boolean isPossible(Connector connector) {
    return Protocols.of(connector).hasLogin()
        || connector.endpoint().auth().stream()
            .anyMatch(
                auth ->
                    auth instanceof Auth.FormLogin || auth instanceof Auth.OAuth2ClientCredentials);
  }

  /**
   * @throws AgencyException when the agency refuses
   * @throws IOException when it can't be reached
   */
  public void to(Connector connector, Path folder) throws Exception {
    Protocol protocol = Protocols.of(connector);
    if (protocol.hasLogin()) {
      protocol.logIn(context(connector, folder));
    } else {
      fetchToken(connector);
    }
  }

  private void fetchToken(Connector connector) throws Exception {
    Drifts drifts = new Drifts(new SimpleMeterRegistry(), clock);
    try (DefaultCamelContext camel = trial.camel()) {
      RunningVersion version = new RunningVersion(camel, connector, 1);
      trial
          .adapters(camel, camel.createProducerTemplate(), drifts, wire -> wire)
          .credentials(version)
          .addTo(
              new WireRequest("GET", "/", null, null, false),
              Deadline.in(connector.endpoint().timeout()));
      version.remove();
    }
  }

  private OperationContext context(Connector connector, Path folder) {
    return new OperationContext(
        connector,
        connector.operations().keySet().iterator().next(),
        folder,
        secrets,
        Credentials.NONE,
        clock,
        (agency, operation, fields) -> {});
  }
}
