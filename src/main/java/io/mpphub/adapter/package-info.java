/**
 * Channel Adapters: the running part of an agency's folder. Makes Camel routes of a connector's
 * operations, one template a protocol, and changes them while messages flow.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "connector",
      "folder",
      "mapping",
      "problem",
      "schedule",
      "security :: agency",
      "wire",
      "wire :: rows"
    })
package io.mpphub.adapter;
