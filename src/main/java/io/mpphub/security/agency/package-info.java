/** The proof of an agency that calls the hub, held against before its message is read. */
@org.springframework.modulith.NamedInterface("agency")
package io.mpphub.security.agency;
