/**
 * Record of the readings of residents' data: each is noted on disk before an agency is asked,
 * brought to the database a moment later, and told to the resident.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"jdbc", "problem", "retention", "schedule"})
package io.mpphub.access;
