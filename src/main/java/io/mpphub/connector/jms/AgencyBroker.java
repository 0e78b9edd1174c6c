package io.mpphub.connector.jms;

import io.mpphub.connector.Auth;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.PemContext;
import io.mpphub.wire.PlainMessages;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.policy.JmsDefaultDeserializationPolicy;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * Camel's JMS component with connections to an agency's broker. They are opened when they are
 * needed: a broker that is away keeps nothing from starting.
 */
final class AgencyBroker extends JmsComponent {

  /** Of the wait for an answer. */
  private static final long PRECISION_MILLIS = 250;

  /** Until a listener looks again whether the broker is there. */
  private static final long RECONNECT_MILLIS = 2000;

  /** Beside the broker's wait for a send: a message must not be given up while it is being sent. */
  private static final long GRACE_MILLIS = 500;

  private static final long REPLY_QUEUE_STEP_MILLIS = 100;

  private final ConnectionFactory connections;
  private final long longestStep;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

  AgencyBroker(OperationContext operation) {
    connections = connections(operation);
    longestStep = step(operation.connector().endpoint());
    pool.setConnectionFactory(connections);
    setAllowAutoWiredConnectionFactory(false);
    setAllowAutoWiredDestinationResolver(false);
  }

  /** Set late: Camel's starter gives every JMS component the settings of the hub's own. */
  @Override
  protected Endpoint createEndpoint(String uri, String destination, Map<String, Object> parameters)
      throws Exception {
    getConfiguration().setMessageConverter(new PlainMessages());
    getConfiguration().setConnectionFactory(connections);
    getConfiguration().setTemplateConnectionFactory(pool);
    getConfiguration().setListenerConnectionFactory(connections);
    getConfiguration().setRequestTimeoutCheckerInterval(PRECISION_MILLIS);
    getConfiguration().setRecoveryInterval(RECONNECT_MILLIS);
    getConfiguration()
        .setWaitForTemporaryReplyToToBeUpdatedThreadSleepingTime(REPLY_QUEUE_STEP_MILLIS);
    getConfiguration()
        .setWaitForTemporaryReplyToToBeUpdatedCounter(
            (int) Math.max(1, longestStep / REPLY_QUEUE_STEP_MILLIS));
    return super.createEndpoint(uri, destination, parameters);
  }

  /**
   * Opens a connection and session, unless open: a failure here has sent nothing, and the answer is
   * awaited only for the remaining time.
   *
   * @throws NotOpenException when the broker can't be reached, or refuses the hub
   */
  public void open(Exchange exchange) throws NotOpenException {
    try (Connection connection = pool.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      session.createProducer(null).close();
      long left = Deadline.of(exchange).left().toMillis();
      exchange
          .getMessage()
          .setHeader(JmsConstants.JMS_REQUEST_TIMEOUT, Math.max(longestStep + GRACE_MILLIS, left));
    } catch (JMSException e) {
      throw new NotOpenException(e);
    }
  }

  /** Nothing has left the hub. */
  static final class NotOpenException extends JMSException {
    private static final long serialVersionUID = 1L;

    NotOpenException(JMSException cause) {
      super("not open");
      initCause(cause);
    }
  }

  /** Time limit of the broker's own steps, in ms; the rest of a call's time is the answer's. */
  private static long step(io.mpphub.connector.Endpoint endpoint) {
    return endpoint.timeout().toMillis() / 2;
  }

  static ConnectionFactory connections(OperationContext operation) {
    io.mpphub.connector.Endpoint endpoint = operation.connector().endpoint();
    String url = operation.secrets().resolve(endpoint.url());
    String user = null;
    String password = null;
    for (Auth auth : endpoint.auth()) {
      if (auth instanceof Auth.Basic basic) {
        user = operation.secrets().resolve(basic.username());
        password = operation.secrets().resolve(basic.password());
      }
    }
    return url.startsWith("tcp:")
        ? artemis(endpoint, url, user, password)
        : amqp(operation, url, user, password);
  }

  private static ConnectionFactory artemis(
      io.mpphub.connector.Endpoint endpoint, String url, String user, String password) {
    ActiveMQConnectionFactory artemis = new ActiveMQConnectionFactory(url, user, password);
    // A repeat is the delivery's decision.
    artemis.setInitialConnectAttempts(1);
    artemis.setReconnectAttempts(0);
    artemis.setCallTimeout(step(endpoint));
    artemis.setDeserializationDenyList("*");
    return artemis;
  }

  private static ConnectionFactory amqp(
      OperationContext operation, String url, String user, String password) {
    io.mpphub.connector.Endpoint endpoint = operation.connector().endpoint();
    JmsConnectionFactory amqp = new JmsConnectionFactory(user, password, url);
    amqp.setConnectTimeout(endpoint.connectTimeout().toMillis());
    amqp.setRequestTimeout(step(endpoint));
    amqp.setSendTimeout(step(endpoint));
    amqp.setCloseTimeout(step(endpoint));
    amqp.setUseDaemonThread(true);
    JmsDefaultDeserializationPolicy noObjects = new JmsDefaultDeserializationPolicy();
    noObjects.setDenyList("*");
    amqp.setDeserializationPolicy(noObjects);
    if (endpoint.tls() != null) {
      try {
        amqp.setSslContext(
            new PemContext(endpoint.tls(), operation.secrets()).createSSLContext(null));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return amqp;
  }

  @Override
  protected void doShutdown() throws Exception {
    super.doShutdown();
    pool.stop();
  }
}
