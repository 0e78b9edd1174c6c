/** The hub's one error model: problem details (RFC 9457) with the codes that front ends rely on. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.problem;
