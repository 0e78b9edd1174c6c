/**
 * Channel Adapters: what runs from an agency's folder. Makes Camel routes of a connector's
 * operations, one template a protocol, and changes them while messages flow. Uses {@code
 * connector}, {@code mapping}, {@code wire}, {@code problem} and {@code schedule}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"connector", "mapping", "wire", "problem", "schedule"})
package io.mpphub.adapter;
