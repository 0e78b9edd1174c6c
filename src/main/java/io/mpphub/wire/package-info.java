/**
 * Codecs: what goes over the wire, bodies and files, as bytes and as the JSON that mappings and
 * outcome rules see. Knows nothing of agencies; no other package of the hub is used.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.wire;
