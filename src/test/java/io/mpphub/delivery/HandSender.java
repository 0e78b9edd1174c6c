package io.mpphub.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jms.UncategorizedJmsException;
import org.springframework.jms.core.BrowserCallback;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;

/** What the relay sends with, into queues that a walk turns by hand. */
final class HandSender extends JmsTemplate {

  private final HandBroker broker;
  private final Life life;

  HandSender(HandBroker broker, Life life) {
    this.broker = broker;
    this.life = life;
  }

  @Override
  public void send(String queue, MessageCreator creator) {
    Map<String, Object> properties = new LinkedHashMap<>();
    try {
      creator.createMessage(session(properties));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    life.point();
    if (!broker.send(queue, properties)) {
      throw new UncategorizedJmsException("the broker is down");
    }
    life.point();
  }

  @Override
  public Message receiveSelected(String queue, String selector) {
    life.point();
    broker.remove(queue, selector);
    return null;
  }

  @Override
  public <T> T browseSelected(String queue, String selector, BrowserCallback<T> action) {
    life.point();
    Boolean found = broker.hasMark(selector);
    if (found == null) {
      throw new UncategorizedJmsException("the broker is down");
    }
    List<Object> messages = found ? List.of(selector) : List.of();
    try {
      return action.doInJms(
          null, proxy(QueueBrowser.class, arguments -> Collections.enumeration(messages)));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes messages of which nothing but the properties is kept. */
  private static Session session(Map<String, Object> properties) {
    TextMessage message =
        proxy(
            TextMessage.class,
            arguments -> {
              properties.put((String) arguments[0], arguments[1]);
              return null;
            });
    return proxy(Session.class, arguments -> message);
  }

  private interface Call {
    Object with(Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.with(arguments)));
  }
}
