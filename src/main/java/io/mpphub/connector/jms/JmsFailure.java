package io.mpphub.connector.jms;

import io.mpphub.connector.AgencyException.Reach;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.util.ObjectHelper;
import org.apache.qpid.jms.JmsOperationTimedOutException;

/**
 * Meaning of a failure at an agency's broker.
 *
 * @param reach null when the broker answered, or when it is no failure of the broker at all
 * @param code such as {@code no-such-queue}, null when the broker didn't answer
 */
record JmsFailure(Reach reach, String code) {

  static JmsFailure of(Exception failure) {
    if (isIn(ExchangeTimedOutException.class, failure)) {
      return new JmsFailure(Reach.TIMED_OUT, null);
    }
    if (isIn(JMSSecurityException.class, failure)) {
      return new JmsFailure(null, "login");
    }
    if (isIn(InvalidDestinationException.class, failure)) {
      return new JmsFailure(null, "no-such-queue");
    }
    if (isIn(AgencyBroker.NotOpenException.class, failure)
        // There is no queue for answers yet.
        || isIn(RuntimeExchangeException.class, failure)
        || isIn(ConnectException.class, failure)
        || isIn(UnknownHostException.class, failure)
        || isIn(ActiveMQNotConnectedException.class, failure)) {
      return new JmsFailure(Reach.NO_CONNECTION, null);
    }
    if (isIn(JmsOperationTimedOutException.class, failure)
        || isIn(ActiveMQConnectionTimedOutException.class, failure)) {
      return new JmsFailure(Reach.TIMED_OUT, null);
    }
    boolean atBroker =
        isIn(JMSException.class, failure)
            || isIn(org.springframework.jms.JmsException.class, failure);
    return new JmsFailure(atBroker ? Reach.CUT_OFF : null, null);
  }

  private static boolean isIn(Class<? extends Throwable> type, Throwable failure) {
    return ObjectHelper.getException(type, failure) != null;
  }
}
