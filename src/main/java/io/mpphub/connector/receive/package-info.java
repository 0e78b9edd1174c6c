/** The door of agencies that call the hub: their proof, and what they are answered. */
package io.mpphub.connector.receive;
