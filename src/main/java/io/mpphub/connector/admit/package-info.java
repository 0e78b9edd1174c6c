/**
 * May a call leave now, and if not, until when: holds, opening hours, quotas, limits, circuit
 * breakers.
 */
@org.springframework.modulith.NamedInterface("admit")
package io.mpphub.connector.admit;
