/**
 * Each request: its trace, its plain path and header fields, problems, and logs without personal
 * data.
 */
@org.springframework.modulith.NamedInterface("request")
package io.mpphub.security.request;
