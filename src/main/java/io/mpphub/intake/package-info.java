/** Canonical messages that agencies send the hub of their own accord. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"canonical", "connector", "delivery", "problem", "store", "wire"})
package io.mpphub.intake;
