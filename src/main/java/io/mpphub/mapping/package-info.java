/**
 * Message Translators: an agency's format to the canonical one and back, written in JSLT. Uses no
 * other package of the hub.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.mapping;
