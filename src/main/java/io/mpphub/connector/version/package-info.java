/** Versions of a connector: watched, started beside the running one, switched, rolled back. */
@org.springframework.modulith.NamedInterface("version")
package io.mpphub.connector.version;
