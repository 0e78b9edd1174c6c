package io.mpphub.delivery;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Camel's JMS component for queues that a walk turns by hand. */
final class HandJms extends DefaultComponent {

  private static final String SESSION = "handSession";

  private final Map<String, DefaultConsumer> consumers = new HashMap<>();

  @Override
  protected DefaultEndpoint createEndpoint(String uri, String name, Map<String, Object> options) {
    options.clear();
    return new Queue(uri, this, name.substring("queue:".length()));
  }

  /**
   * Runs the route of the letter's queue.
   *
   * @throws Exception what left the route
   */
  void deliver(HandBroker.Letter letter, HandBroker.Session session) throws Exception {
    DefaultConsumer consumer = consumers.get(letter.queue);
    Exchange exchange = consumer.createExchange(true);
    exchange.getMessage().setHeaders(new HashMap<>(letter.properties));
    exchange.getMessage().setHeader("JMSMessageID", letter.id);
    exchange.getMessage().setBody(letter.id);
    exchange.setProperty(SESSION, session);
    consumer.getProcessor().process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  private static final class Queue extends DefaultEndpoint {

    private final HandJms jms;
    private final String queue;

    private Queue(String uri, HandJms jms, String queue) {
      super(uri, jms);
      this.jms = jms;
      this.queue = queue;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) {
          exchange
              .getProperty(SESSION, HandBroker.Session.class)
              .send(queue, exchange.getMessage().getHeaders());
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      DefaultConsumer consumer = new DefaultConsumer(this, processor);
      jms.consumers.put(queue, consumer);
      return consumer;
    }
  }
}
