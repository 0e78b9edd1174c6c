package io.mpphub.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The real nginx on this machine, HTTPS on a free port: in front of an agency, only for who shows a
 * certificate of the same authority (the agency sees the client's name in {@code X-Client-Name}),
 * or in front of hubs.
 */
public final class Nginx implements AutoCloseable {

  private static final String PROGRAM = "/usr/sbin/nginx";

  /** And no change of the user. */
  private static final String ONE_PROCESS = "daemon off; master_process off;\n";

  private final Path folder;
  private final int port;
  private final Process process;

  /**
   * @param folder an empty one, for its configuration and logs
   * @param certificates with a server's, called {@code server}
   * @param agency the port of the agency, plain HTTP
   * @throws IllegalStateException when nginx is missing or doesn't start
   */
  public Nginx(Path folder, Certificates certificates, int agency) {
    this(folder, Ports.free(), port -> settings(folder, port, certificates, agency));
  }

  /**
   * One that runs the hubs' proxy of production.
   *
   * @param folder an empty one
   * @param config the folder with production's files
   * @param certificates with a server's, called {@code server}
   * @param hubs their ports, plain HTTP
   * @return at a free port
   * @throws IllegalStateException when nginx is missing or doesn't start
   */
  public static Nginx proxy(
      Path folder, Path config, Certificates certificates, List<Integer> hubs) {
    return new Nginx(
        folder,
        Ports.free(),
        port -> {
          Files.writeString(folder.resolve("hubs.conf"), upstream(folder, hubs));
          Files.writeString(
              folder.resolve("tls.conf"),
              Files.readString(config.resolve("tls.conf"))
                  .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                  .replace("/run/secrets/certificate-key", certificates.key("server").toString())
                  .replace("/run/secrets/certificate", certificates.pem("server").toString()));
          return ONE_PROCESS
              + Files.readString(config.resolve("nginx.conf"))
                  .replace("/run/nginx.pid", folder.resolve("nginx.pid").toString());
        });
  }

  private static String upstream(Path folder, List<Integer> hubs) {
    String servers =
        hubs.stream()
            .map("server 127.0.0.1:%d max_fails=1 fail_timeout=5s;"::formatted)
            .collect(Collectors.joining("\n"));
    return "%s upstream hubs { zone hubs 64k; %s keepalive 64; }"
        .formatted(temporary(folder), servers);
  }

  private interface Settings {
    String at(int port) throws IOException;
  }

  private Nginx(Path folder, int port, Settings settings) {
    Program.require(PROGRAM, "nginx-light");
    this.folder = folder;
    this.port = port;
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("nginx.conf");
      Files.writeString(file, settings.at(port));
      process =
          new ProcessBuilder(PROGRAM, "-p", folder.toString(), "-c", file.toString(), "-e", log())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Ports.awaitListening(port, process, "nginx ended; its logs tell why: " + folder);
  }

  private static String settings(Path folder, int port, Certificates certificates, int agency) {
    return """
    %1$s
    pid %2$s/nginx.pid;
    error_log %2$s/error.log info;
    events { worker_connections 64; }
    http {
      access_log %2$s/access.log;
      %3$s
      server {
        listen 127.0.0.1:%4$d ssl;
        ssl_certificate %5$s;
        ssl_certificate_key %6$s;
        ssl_client_certificate %7$s;
        ssl_verify_client on;
        location / {
          proxy_pass http://127.0.0.1:%8$d;
          proxy_set_header X-Client-Name $ssl_client_s_dn;
        }
      }
    }
    """
        .formatted(
            ONE_PROCESS,
            folder,
            temporary(folder),
            port,
            certificates.pem("server"),
            certificates.key("server"),
            certificates.ca(),
            agency);
  }

  private static String temporary(Path folder) {
    return "client_body_temp_path %1$s/bodies; proxy_temp_path %1$s/answers;".formatted(folder);
  }

  private String log() {
    return folder.resolve("error.log").toString();
  }

  /** All that it has printed. */
  public String output() {
    try {
      return Files.readString(folder.resolve("output.log"))
          + Files.readString(folder.resolve("error.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
