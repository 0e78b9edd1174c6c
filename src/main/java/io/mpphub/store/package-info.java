/**
 * Message Store: applications, their history, the messages to deliver and each attempt, by JDBC. A
 * leaf: it uses no other package of the hub. The same SQL runs on H2 and PostgreSQL.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.store;
