/**
 * The files of {@code routes/}, each by itself: one that has a fault is refused, what it said
 * before goes on, and so does all the rest; a mended one goes live at once. Uses {@code connector}
 * for its faults and folders, and {@code schedule}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"connector", "schedule"})
package io.mpphub.folder;
