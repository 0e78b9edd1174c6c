/** Keys with which front ends repeat a request safely. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "problem"})
package io.mpphub.idempotency;
