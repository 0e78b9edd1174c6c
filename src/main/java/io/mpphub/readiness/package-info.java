/**
 * The prerequisites of an MPP Digital, how they stand and how they stood: figures that connectors
 * or files give, kept one a day. Asked by the unified API and the console.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"canonical", "store"})
package io.mpphub.readiness;
