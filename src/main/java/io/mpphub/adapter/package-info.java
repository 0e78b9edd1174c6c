/**
 * Channel Adapters: the running part of an agency's folder. Makes Camel routes of a connector's
 * operations, one template a protocol, and changes them while messages flow. Uses {@code access},
 * {@code connector}, {@code folder}, {@code mapping}, {@code wire}, {@code problem}, {@code
 * schedule} and {@code security}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "connector",
      "folder",
      "mapping",
      "wire",
      "problem",
      "schedule",
      "security"
    })
package io.mpphub.adapter;
