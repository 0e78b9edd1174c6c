/**
 * Streams: tell an application's followers of each change as it happens, by Server-Sent Events. No
 * stream holds a thread, and none is pushed more than it takes. Uses {@code schedule} and {@code
 * store}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"schedule", "store"})
package io.mpphub.stream;
