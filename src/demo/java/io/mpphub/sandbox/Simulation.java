package io.mpphub.sandbox;

import java.util.Map;
import java.util.Set;

/** A simulated agency, of any protocol. Keeps its address for as long as it lives. */
interface Simulation extends AutoCloseable {

  String name();

  /** Where it is, as the agency's connector is told. */
  String address();

  /** Returns the connector's other settings, by the names that it refers to. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** The ways in which it can fail, {@link Fault#NONE} among them. */
  Set<Fault> faults();

  Fault fault();

  /**
   * Applies to what comes from now on; {@link Fault#DOWN} also cuts what is under way.
   *
   * @param fault one of {@link #faults}
   */
  void fault(Fault fault);

  /** Returns the number of requests, by operation. */
  RequestCounts counts();

  @Override
  void close();
}
