/** An agency's folder: {@code connector.yaml} and the files it names, read and checked. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"mapping", "security :: secret"})
package io.mpphub.connector;
