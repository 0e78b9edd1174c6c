/**
 * Channel Adapters: what runs from an agency's folder. Makes Camel routes of a connector's
 * operations, one template a protocol, and changes them while messages flow. Uses {@code
 * connector}, {@code mapping}, {@code wire}, {@code problem}, {@code schedule} and {@code
 * security}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"connector", "mapping", "wire", "problem", "schedule", "security"})
package io.mpphub.adapter;
