/** Reads requests: JSON against the rules of a shape, all faults at once. */
@org.springframework.modulith.NamedInterface("read")
package io.mpphub.canonical.read;
