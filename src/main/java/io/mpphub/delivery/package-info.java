/**
 * Guaranteed delivery: an accepted application reaches its agency or becomes a dead letter that an
 * operator sees. The database is the truth; the broker's messages carry ids only and can be made
 * anew.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "access",
      "application",
      "canonical :: rule",
      "connector",
      "connector :: admit",
      "folder",
      "idempotency",
      "invalid",
      "jdbc",
      "problem",
      "retention",
      "schedule",
      "wire"
    })
package io.mpphub.delivery;
