/**
 * The prerequisites of an MPP Digital and their values over time: figures that connectors or files
 * give, kept one a day. Asked by the unified API and the console.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"canonical", "jdbc"})
package io.mpphub.readiness;
