package io.mpphub.sandbox;

import java.util.Map;
import java.util.Set;

/** A simulated agency, whatever it speaks. Keeps its address for as long as it lives. */
interface Simulation extends AutoCloseable {

  String name();

  /** Where it is, as the agency's connector is told. */
  String address();

  /** What else the connector must be told, by the names that it refers to. */
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

  /** How often it was asked, by operation. */
  RequestCounts counts();

  @Override
  void close();
}
