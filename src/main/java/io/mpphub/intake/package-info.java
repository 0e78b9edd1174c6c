/** What agencies send the hub of their own accord, once it is canonical. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"canonical", "connector", "delivery", "problem", "store", "wire"})
package io.mpphub.intake;
