/** Canonical messages that agencies send the hub of their own accord. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "application",
      "canonical",
      "connector",
      "delivery",
      "invalid",
      "jdbc",
      "problem",
      "wire"
    })
package io.mpphub.intake;
