/**
 * Guaranteed delivery: an accepted application reaches its agency or becomes a dead letter that an
 * operator sees. The database is the truth; the broker's messages carry ids only and can be made
 * anew. Uses {@code access}, {@code connector}, {@code folder}, {@code store}, {@code schedule},
 * {@code problem}, {@code wire}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"access", "connector", "folder", "problem", "schedule", "store", "wire"})
package io.mpphub.delivery;
