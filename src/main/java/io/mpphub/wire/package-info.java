/**
 * Codecs: what goes over the wire, as bytes and as JSON. Knows nothing of agencies; no other
 * package of the hub is used.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.wire;
