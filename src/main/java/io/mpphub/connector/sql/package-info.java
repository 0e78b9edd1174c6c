/** Databases of agencies. */
package io.mpphub.connector.sql;
