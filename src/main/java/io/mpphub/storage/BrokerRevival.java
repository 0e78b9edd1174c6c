package io.mpphub.storage;

import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the broker inside the hub again when it has stopped because the disk was full. By itself
 * it would stay away until the hub is restarted.
 */
final class BrokerRevival {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerRevival.class);

  private final EmbeddedActiveMQ broker;
  private boolean diskWasShort;

  /**
   * @param broker null when it is not inside the hub
   */
  BrokerRevival(EmbeddedActiveMQ broker) {
    this.broker = broker;
  }

  /** To be called now and then. */
  void look(boolean isDiskShort) {
    if (broker == null || isDiskShort) {
      diskWasShort = isDiskShort;
    } else if (diskWasShort) {
      diskWasShort = isStopped() && !isStarted();
    }
  }

  private boolean isStopped() {
    return broker.getActiveMQServer().getState() == ActiveMQServer.SERVER_STATE.STOPPED;
  }

  private boolean isStarted() {
    try {
      broker.start();
      LOG.info("The broker had stopped on a full disk; it works again");
      return true;
    } catch (Exception e) {
      LOG.error("The broker stopped on a full disk and can't be started; it is tried again", e);
      return false;
    }
  }
}
