/**
 * Streams: tell an application's followers of each change as it happens, by Server-Sent Events. No
 * stream holds a thread, and none is pushed more than it takes.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"application", "schedule"})
package io.mpphub.stream;
