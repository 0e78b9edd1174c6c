package io.mpphub.adapter;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Secrets;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
    return switch (connector.protocol()) {
      case "sql", "sftp", "jms" -> true;
      default ->
          connector.endpoint().auth().stream()
              .anyMatch(
                  auth ->
                      auth instanceof Auth.FormLogin
                          || auth instanceof Auth.OAuth2ClientCredentials);
    };
  }

  /**
   * @throws AgencyException when the agency refuses
   * @throws IOException when it can't be reached
   */
  public void to(Connector connector, Path folder) throws Exception {
    switch (connector.protocol()) {
      case "sql" -> connect(context(connector, folder));
      case "sftp" -> visit(connector);
      case "jms" -> connectToBroker(context(connector, folder));
      default -> fetchToken(connector);
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

  private static void connect(OperationContext context) throws IOException {
    try (SqlConnections connections = SqlConnections.to(context)) {
      connections.getConnection().close();
    } catch (SQLException e) {
      if (!SqlFailure.state(e).startsWith("28")) {
        throw new IOException("no connection", e);
      }
      throw refused(context.connector(), "The database refuses the hub's name or password.");
    }
  }

  private static void connectToBroker(OperationContext context) throws IOException {
    try (Connection connection = AgencyBroker.connections(context).createConnection()) {
      connection.start();
    } catch (JMSException e) {
      if (JmsFailure.of(e).code() == null) {
        throw new IOException("no connection", e);
      }
      throw refused(context.connector(), "The broker refuses the hub's name or password.");
    }
  }

  private void visit(Connector connector) throws IOException {
    try {
      new SftpVisit(connector, secrets).make();
    } catch (JSchException | SftpException e) {
      if (SftpFailure.of(e).code() == null) {
        throw new IOException("no connection", e);
      }
      throw refused(connector, FilePolls.reason(e) + ".");
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

  private static AgencyException refused(Connector connector, String reason) {
    return new AgencyException(
        connector.name(), LoginOperation.NAME, Outcome.MISCONFIGURED, null, null, reason);
  }
}
