/**
 * Messaging Gateway: the unified API that mall front ends call. Its routes are in {@code
 * routes/services}; the classes here are their steps.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "canonical",
      "canonical :: read",
      "canonical :: rule",
      "connector",
      "connector :: admit",
      "connector :: check",
      "delivery :: chain",
      "delivery :: message",
      "folder",
      "gateway",
      "idempotency",
      "problem"
    })
package io.mpphub.service;
