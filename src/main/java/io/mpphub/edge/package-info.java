/**
 * The hub's sockets, before any request is there: by when a request's head has to have come, and
 * how many connections one address may have. Whose a request is, and its body, are {@code
 * security}'s. Uses {@code schedule}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"schedule"})
package io.mpphub.edge;
