/**
 * The fault drill, {@code ./hub drill}: sends applications, breaks things meanwhile as a plan made
 * from a seed says, and compares what was promised with what the hub and the agency know. Speaks to
 * the hub over HTTP only, as everybody else.
 */
package io.mpphub.drill;
