/** Canonical messages that agencies send the hub of their own accord. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "application",
      "canonical :: read",
      "canonical :: rule",
      "connector",
      "delivery",
      "invalid",
      "jdbc",
      "problem",
      "wire",
      "wire :: rows"
    })
package io.mpphub.intake;
