/**
 * Operations that the hub answers itself, without asking an agency: applications, documents,
 * events, webhooks, readings and readiness.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "application",
      "canonical",
      "canonical :: read",
      "canonical :: rule",
      "connector",
      "delivery",
      "delivery :: chain",
      "delivery :: message",
      "document",
      "gateway",
      "idempotency",
      "jdbc",
      "problem",
      "readiness",
      "service",
      "stream",
      "webhook"
    })
package io.mpphub.desk;
