/** The door of agencies that call the hub: their proof, and what they are answered. */
@org.springframework.modulith.NamedInterface("receive")
package io.mpphub.connector.receive;
