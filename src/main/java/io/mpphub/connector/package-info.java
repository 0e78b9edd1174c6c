/**
 * What an agency's folder says: {@code connector.yaml} and the files it names, read and checked.
 * Uses {@code mapping}; knows nothing of routes, services, deliveries or the console.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "mapping")
package io.mpphub.connector;
