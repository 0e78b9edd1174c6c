/**
 * Messaging Gateway: the unified API that mall front ends call. Its routes are in {@code
 * routes/services}; the classes here are their steps.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "application",
      "canonical",
      "connector",
      "delivery",
      "delivery :: chain",
      "delivery :: message",
      "document",
      "folder",
      "idempotency",
      "jdbc",
      "problem",
      "readiness",
      "security",
      "stream",
      "webhook"
    })
package io.mpphub.service;
