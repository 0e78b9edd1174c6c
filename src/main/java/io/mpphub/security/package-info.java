/**
 * The hub's doors: which client may call what, which operator may see what, and what each call
 * carries in and out (bodies, trace, correlation, errors of the server itself). Also keeps personal
 * data and secrets out of logs and metrics. Uses {@code edge}, {@code problem} and {@code storage}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"edge", "problem", "storage"})
package io.mpphub.security;
