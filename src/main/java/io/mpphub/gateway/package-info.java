/**
 * Messaging Gateway: the unified API that mall front ends call, by the one contract. Reads
 * requests, finds the desk or route of an operation, and writes answers and problems.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "application",
      "canonical :: read",
      "canonical :: rule",
      "connector",
      "idempotency",
      "jdbc",
      "problem",
      "security :: client",
      "security :: request"
    })
package io.mpphub.gateway;
