package io.mpphub.delivery;

/** The names of a connector's queues; routes/delivery.camel.yaml spells the same. */
final class Queues {

  private Queues() {}

  static String deliveries(String connector) {
    return "hub." + connector + ".deliveries";
  }

  /** Dead Letter Channel: read, but not delivered. */
  static String dead(String connector) {
    return "hub." + connector + ".dead";
  }
}
