/**
 * Record of the readings of residents' data: each is noted on disk before an agency is asked,
 * brought to the database a moment later, and told to the resident. Uses {@code problem}, {@code
 * schedule} and {@code store}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"problem", "schedule", "store"})
package io.mpphub.access;
