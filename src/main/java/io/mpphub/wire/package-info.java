/**
 * Body codecs: the bytes that an agency sends or takes, as a JSON tree and back. What mappings and
 * outcome rules see is always JSON. Uses no other package of the hub.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.wire;
