/**
 * An agency's folder: {@code connector.yaml} and the files it names, read and checked. Uses {@code
 * mapping} and, of {@code security}, the check of a file's rights; knows nothing of routes,
 * services, deliveries or the console.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"mapping", "security"})
package io.mpphub.connector;
