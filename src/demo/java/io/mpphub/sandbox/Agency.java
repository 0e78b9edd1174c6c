package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A simulated agency that speaks HTTP: a WireMock server on 127.0.0.1 with the stub files of a
 * connector's folder. Keeps its port for as long as it lives, also while it's down. Fails to start
 * when the port is taken or a stub file is broken.
 */
final class Agency implements Simulation {

  private final String name;
  private final Path files;
  private final Runnable onCrash;
  private final RequestCounts counts = new RequestCounts();
  private final FaultSwitch faults;
  private final Extension[] extensions;
  private WireMockServer server;
  private ReservedPort reserved;
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

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return url().toString();
  }

  URI url() {
    return URI.create("http://" + ReservedPort.HOST + ":" + port);
  }

  @Override
  public RequestCounts counts() {
    return counts;
  }

  @Override
  public Set<Fault> faults() {
    return EnumSet.allOf(Fault.class);
  }

  @Override
  public synchronized Fault fault() {
    return reserved != null ? Fault.DOWN : faults.get();
  }

  @Override
  public synchronized void fault(Fault fault) {
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
    reserved = new ReservedPort(port);
  }

  private void comeBack() {
    reserved.close();
    reserved = null;
    server = listen(port);
  }

  private WireMockServer listen(int port) {
    var started =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(ReservedPort.HOST)
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
      reserved.close();
    } else {
      server.stop();
    }
  }
}
