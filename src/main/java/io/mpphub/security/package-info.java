/**
 * The hub's doors: clients' and operators' rights, and the parts of each call in and out (bodies,
 * trace, correlation, errors of the server itself). Also keeps personal data and secrets out of
 * logs and metrics.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"edge", "problem", "storage"})
package io.mpphub.security;
