/**
 * Codecs: bodies and files, as bytes on the wire and as the JSON that mappings and outcome rules
 * see. Knows nothing of agencies; no other package of the hub is used.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.wire;
