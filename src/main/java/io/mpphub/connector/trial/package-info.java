/** Calls and logins outside a hub, for the command line. */
@org.springframework.modulith.NamedInterface("trial")
package io.mpphub.connector.trial;
