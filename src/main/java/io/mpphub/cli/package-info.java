/**
 * {@code ./hub connector …}: what an agency's IT person types to write, check, try and compare a
 * connector folder; {@code ./hub service …}: what a hub's operator types to check services' files.
 * Runs in a process of its own, without Spring and without a hub, on the same loader, samples,
 * checks and route templates as the hub. Nothing uses this package.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"adapter", "connector", "folder", "mapping", "service"})
package io.mpphub.cli;
