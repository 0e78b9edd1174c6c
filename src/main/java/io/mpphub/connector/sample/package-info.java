/** Runs a folder's samples without a network. */
@org.springframework.modulith.NamedInterface("sample")
package io.mpphub.connector.sample;
