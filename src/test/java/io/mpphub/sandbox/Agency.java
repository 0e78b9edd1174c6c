package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A simulated agency: a WireMock server on 127.0.0.1 with the stub files of a connector's folder.
 * Keeps its port for as long as it lives, also while it's down. Fails to start when the port is
 * taken or a stub file is broken.
 */
final class Agency implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final String name;
  private final Path files;
  private final Runnable onCrash;
  private final RequestCounts counts = new RequestCounts();
  private final FaultSwitch faults;
  private final Extension[] extensions;
  private WireMockServer server;
  private Socket reserved;
  private final int port;

  /**
   * @param files folder with {@code mappings}
   * @param port 0 for any free one
   * @param onCrash what the agency forgets when it goes down
   */
  Agency(
      String name,
      Path files,
      int port,
      Duration slowness,
      Runnable onCrash,
      Extension... extensions) {
    this.name = name;
    this.files = files;
    this.onCrash = onCrash;
    this.faults = new FaultSwitch(counts, slowness);
    this.extensions =
        Stream.concat(Stream.of(counts, faults), Arrays.stream(extensions))
            .toArray(Extension[]::new);
    this.server = listen(port);
    this.port = server.port();
  }

  String name() {
    return name;
  }

  URI url() {
    return URI.create("http://" + HOST + ":" + port);
  }

  RequestCounts counts() {
    return counts;
  }

  synchronized Fault fault() {
    return reserved != null ? Fault.DOWN : faults.get();
  }

  /** Applies to requests that arrive from now on; {@link Fault#DOWN} also cuts those under way. */
  synchronized void fault(Fault fault) {
    faults.set(fault);
    if (fault == Fault.DOWN && reserved == null) {
      goDown();
    } else if (fault != Fault.DOWN && reserved != null) {
      comeBack();
    }
  }

  private void goDown() {
    server.stop();
    onCrash.run();
    try {
      // Bound but not listening: connections are refused, and the port isn't handed out meanwhile.
      reserved = new Socket();
      reserved.setReuseAddress(true);
      reserved.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " of agency " + name + " was lost", e);
    }
  }

  private void comeBack() {
    closeReserved();
    server = listen(port);
  }

  private void closeReserved() {
    try {
      reserved.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reserved = null;
    }
  }

  private WireMockServer listen(int port) {
    var started =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(HOST)
                .port(port)
                .usingFilesUnderDirectory(files.toString())
                .globalTemplating(true)
                .disableRequestJournal()
                .notifier(new QuietNotifier(name))
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(4)
                .httpServerFactory(CrashingServer::new)
                .jettyStopTimeout(0L)
                .extensions(extensions));
    started.start();
    return started;
  }

  @Override
  public synchronized void close() {
    if (reserved != null) {
      closeReserved();
    } else {
      server.stop();
    }
  }
}
