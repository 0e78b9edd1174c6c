/** Removes what the hub must not keep any longer. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "schedule"})
package io.mpphub.retention;
