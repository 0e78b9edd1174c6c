/** Secrets that the hub refuses to start with. */
@org.springframework.modulith.NamedInterface("secret")
package io.mpphub.security.secret;
