package io.mpphub.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real nginx in front of an agency on this machine: HTTPS on a free port, only for who shows a
 * certificate of the same authority. The agency sees the client's name in {@code X-Client-Name}.
 */
public final class Nginx implements AutoCloseable {

  private static final String PROGRAM = "/usr/sbin/nginx";

  private final Path folder;
  private final int port = Ports.free();
  private final Process process;

  /**
   * @param folder an empty one, for its configuration and logs
   * @param certificates with a server's, called {@code server}
   * @param agency the port of the agency, plain HTTP
   * @throws IllegalStateException when nginx is missing or doesn't start
   */
  public Nginx(Path folder, Certificates certificates, int agency) {
    Program.require(PROGRAM, "nginx-light");
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Path settings = folder.resolve("nginx.conf");
      Files.writeString(settings, settings(certificates, agency));
      process =
          new ProcessBuilder(
                  PROGRAM, "-p", folder.toString(), "-c", settings.toString(), "-e", log())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Ports.awaitListening(port, process, "nginx ended; its logs tell why: " + folder);
  }

  private String settings(Certificates certificates, int agency) {
    return """
    daemon off;
    master_process off; # one process, and no change of the user
    pid %1$s/nginx.pid;
    error_log %1$s/error.log info;
    events { worker_connections 64; }
    http {
      access_log %1$s/access.log;
      client_body_temp_path %1$s/bodies;
      proxy_temp_path %1$s/answers;
      server {
        listen 127.0.0.1:%2$d ssl;
        ssl_certificate %3$s;
        ssl_certificate_key %4$s;
        ssl_client_certificate %5$s;
        ssl_verify_client on;
        location / {
          proxy_pass http://127.0.0.1:%6$d;
          proxy_set_header X-Client-Name $ssl_client_s_dn;
        }
      }
    }
    """
        .formatted(
            folder,
            port,
            certificates.pem("server"),
            certificates.key("server"),
            certificates.ca(),
            agency);
  }

  private String log() {
    return folder.resolve("error.log").toString();
  }

  /** Such as {@code https://127.0.0.1:40443}. */
  public String url() {
    return "https://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    Program.stop(process);
  }
}
