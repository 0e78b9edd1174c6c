/** Rules of a value, and across the members of a record. */
@org.springframework.modulith.NamedInterface("rule")
package io.mpphub.canonical.rule;
