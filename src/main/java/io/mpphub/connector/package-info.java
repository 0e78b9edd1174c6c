/**
 * Channel Adapters: an agency's folder, {@code connector.yaml} and the files it names, and what
 * runs of it. This package has what a folder says, read and checked; its rooms have the rest. A
 * protocol is one room, found by its line in {@code META-INF/services}, with a route template and a
 * part of the schema.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "folder",
      "mapping",
      "problem",
      "schedule",
      "security :: agency",
      "security :: secret",
      "wire",
      "wire :: rows"
    })
package io.mpphub.connector;
