/**
 * Documents that belong to applications. Their content is kept outside the database (Claim Check),
 * in a folder or a bucket, and passes through the hub as a stream: checked, hashed and scanned on
 * its way in. Uses {@code problem}, {@code schedule} and {@code store}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"problem", "schedule", "store"})
package io.mpphub.document;
