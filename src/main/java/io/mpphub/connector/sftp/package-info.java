/** Files at SFTP servers of agencies. */
@org.springframework.modulith.NamedInterface("sftp")
package io.mpphub.connector.sftp;
