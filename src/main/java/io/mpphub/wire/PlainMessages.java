package io.mpphub.wire;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Texts and bytes in a broker's messages. An object of Java is nothing: Camel would throw wherever
 * it meets one, and the broker bring the message again and again.
 */
public final class PlainMessages extends SimpleMessageConverter {

  /** Null also for a message without a body. */
  @Override
  public Object fromMessage(Message message) throws JMSException {
    Object body = message instanceof ObjectMessage ? null : super.fromMessage(message);
    return body instanceof Message ? null : body;
  }

  /**
   * @param body null for a message without one
   */
  @Override
  public Message toMessage(Object body, Session session) throws JMSException {
    return body == null ? session.createMessage() : super.toMessage(body, session);
  }
}
