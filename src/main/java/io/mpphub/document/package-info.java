/**
 * Documents that belong to applications. Their content is kept outside the database (Claim Check),
 * in a folder or a bucket, and passes through the hub as a stream: checked, hashed and scanned on
 * its way in.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"application", "jdbc", "problem", "schedule"})
package io.mpphub.document;
