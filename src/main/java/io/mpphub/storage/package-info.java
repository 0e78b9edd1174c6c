/**
 * Back-pressure: whether the hub can store requests. When its database is away, its disk is nearly
 * full or too much waits for the broker, a request that would have to be stored is refused at once;
 * none is half accepted.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "schedule"})
package io.mpphub.storage;
