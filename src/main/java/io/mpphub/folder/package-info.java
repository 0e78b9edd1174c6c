/**
 * The files of {@code routes/}, each by itself: one that has a fault is refused, its former content
 * stays in use, and so does all the rest; a mended one goes live at once.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"schedule"})
package io.mpphub.folder;
