/**
 * What an agency's folder says: {@code connector.yaml} and the files it names, read and checked.
 * Uses {@code mapping} and, of {@code security}, who else may change a file; knows nothing of
 * routes, services, deliveries or the console.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"mapping", "security"})
package io.mpphub.connector;
