package io.mpphub.coverage;

import io.mpphub.hub.DemoProcess;
import java.util.Set;

/** Breaks agencies and mends them. */
final class Agencies {

  /** How an agency fails. */
  enum Fault {
    NONE("none"),
    NONSENSE("garbage"),
    DOWN("down"),
    SLOW("slow");

    private final String mode;

    Fault(String mode) {
      this.mode = mode;
    }
  }

  static final String COUNTERS = "mall-counters";

  private final DemoProcess demo;
  private final CounterDatabase counters;

  Agencies(DemoProcess demo, CounterDatabase counters) {
    this.demo = demo;
    this.counters = counters;
  }

  void make(Fault fault, Set<String> agencies) {
    agencies.forEach(agency -> make(fault, agency));
  }

  private void make(Fault fault, String agency) {
    if (!agency.equals(COUNTERS)) {
      demo.fault(agency, fault.mode);
      return;
    }
    switch (fault) {
      case NONE -> {
        counters.mend();
        demo.operator("/ops/api/connectors/" + agency + "/release", "{}");
      }
      case NONSENSE -> counters.refuse();
      case SLOW -> counters.letWait();
      // A database that can't be reached is what a held connector looks like.
      case DOWN ->
          demo.operator("/ops/api/connectors/" + agency + "/hold", "{\"reason\":\"test\"}");
    }
  }

  /** Holds the whole API, as an operator can. */
  void holdTheApi() {
    demo.operator("/ops/api/routes/api/stop", "{\"confirm\": \"api\"}");
  }

  void releaseTheApi() {
    demo.operator("/ops/api/routes/api/start", "{}");
  }
}
