package io.mpphub.adapter;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Texts and bytes in messages of an agency's broker. An object of Java is nothing: Camel would throw
 * wherever it meets one, and the broker bring the message again and again.
 */
final class PlainMessages extends SimpleMessageConverter {

  @Override
  public Object fromMessage(Message message) throws JMSException {
    return message instanceof ObjectMessage ? null : super.fromMessage(message);
  }
}
