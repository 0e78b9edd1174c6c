/**
 * Messaging Gateway: the unified API that mall front ends call. Its routes are in {@code
 * routes/services}; the classes here are their steps.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "canonical",
      "connector",
      "delivery",
      "document",
      "folder",
      "problem",
      "readiness",
      "security",
      "store",
      "stream",
      "webhook"
    })
package io.mpphub.service;
