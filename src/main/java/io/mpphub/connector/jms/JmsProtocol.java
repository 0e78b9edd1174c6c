package io.mpphub.connector.jms;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Receive;
import io.mpphub.connector.Request;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Source;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An agency's own message broker, by AMQP 1.0 or Artemis' protocol. */
public final class JmsProtocol implements Protocol {

  @Override
  public String name() {
    return "jms";
  }

  @Override
  public Wire wire(OperationContext operation) throws InvalidMappingException {
    return new JmsWire(operation);
  }

  @Override
  public Map<String, String> parameters(OperationContext operation, Beans beans) {
    Request.Jms request = (Request.Jms) operation.settings().request();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("component", component(operation, beans));
    parameters.put("queue", request.queue());
    parameters.put("pattern", request.oneWay() ? "InOnly" : "InOut");
    parameters.put("timeout", Long.toString(operation.connector().endpoint().timeout().toMillis()));
    if (request.replyQueue() != null) {
      parameters.put("replyQueue", request.replyQueue());
      // Other hubs wait for theirs at the same queue.
      parameters.put("replyType", "Shared");
    }
    return parameters;
  }

  @Override
  public Source source(OperationContext operation) throws InvalidMappingException {
    return new JmsSource(operation);
  }

  @Override
  public Map<String, String> sourceParameters(OperationContext operation, Beans beans) {
    return Map.of();
  }

  @Override
  public Map<String, String> pollParameters(OperationContext operation, Beans beans) {
    Receive.Jms receive = (Receive.Jms) operation.settings().receive();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("component", component(operation, beans));
    parameters.put("receiver", operation.name());
    if (receive.topic() == null) {
      parameters.put("source", "queue:" + receive.queue());
    } else {
      parameters.put("source", "topic:" + receive.topic());
      parameters.put("durable", "true");
      parameters.put("subscription", receive.subscription());
    }
    return parameters;
  }

  /** Of the connector's own: the hub's component leads to the hub's broker. */
  private static String component(OperationContext operation, Beans beans) {
    beans.share("broker", AgencyBroker.class, () -> new AgencyBroker(operation));
    return beans.component("jms", () -> beans.find("broker", AgencyBroker.class));
  }

  @Override
  public Reach reach(Exception failure) {
    return JmsFailure.of(failure).reach();
  }

  @Override
  public boolean hasLogin() {
    return true;
  }

  @Override
  public void logIn(OperationContext operation) throws IOException {
    try (Connection connection = AgencyBroker.connections(operation).createConnection()) {
      connection.start();
    } catch (JMSException e) {
      if (JmsFailure.of(e).code() == null) {
        throw new IOException("no connection", e);
      }
      throw Protocol.loginRefused(operation, "The broker refuses the hub's name or password.");
    }
  }
}
