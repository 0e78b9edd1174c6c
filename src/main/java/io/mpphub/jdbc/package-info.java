/**
 * What all rows share: the words of queries, pages, times and JSON, commits that survive a power
 * failure, and what a database can't store. A leaf. The same SQL runs on H2 and PostgreSQL.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.jdbc;
