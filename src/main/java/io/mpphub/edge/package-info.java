/**
 * The hub's sockets, before any request is there: the deadline of a request's head, and the limit
 * of connections by address. A request's client and body are {@code security}'s.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"schedule"})
package io.mpphub.edge;
