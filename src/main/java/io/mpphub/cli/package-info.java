/**
 * {@code ./hub connector …}: what an agency's IT person types to write, check, try and compare a
 * connector folder. Runs in a process of its own, without Spring and without a hub, on the same
 * loader, samples and route templates as the hub. Nothing uses this package.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"adapter", "connector", "mapping"})
package io.mpphub.cli;
