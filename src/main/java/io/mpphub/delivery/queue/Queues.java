package io.mpphub.delivery.queue;

/** The names of a connector's queues; routes/delivery.camel.yaml spells the same. */
public final class Queues {

  private Queues() {}

  public static String deliveries(String connector) {
    return "hub." + connector + ".deliveries";
  }

  /** Dead Letter Channel: read, but not delivered. */
  public static String dead(String connector) {
    return "hub." + connector + ".dead";
  }
}
