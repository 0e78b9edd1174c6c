/**
 * Channel Adapters: an agency as a folder of files, turned into Camel routes. Uses {@code mapping};
 * knows nothing of services, deliveries or the console.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "mapping")
package io.mpphub.connector;
