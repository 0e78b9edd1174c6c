/**
 * The hub's one error model: problem details (RFC 9457) with the codes that front ends rely on. A
 * leaf: it uses no other package of the hub.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.problem;
