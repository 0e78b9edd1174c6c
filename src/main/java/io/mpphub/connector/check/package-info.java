/** Reads a folder and tells all its faults: schema, texts, statements, keys. */
@org.springframework.modulith.NamedInterface("check")
package io.mpphub.connector.check;
