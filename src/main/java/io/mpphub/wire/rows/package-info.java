/** Files of agencies, row by row. */
@org.springframework.modulith.NamedInterface("rows")
package io.mpphub.wire.rows;
