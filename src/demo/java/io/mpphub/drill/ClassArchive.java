package io.mpphub.drill;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The libraries' classes as the JVM has them in memory. A hub's process that maps it starts with
 * about half the work: the JVM searches no jars and reads no bytecode. The first process that asks
 * makes it, for its JVM and class path, from the classes that a demo has loaded once it is ready.
 * Hubs start without it as well.
 */
final class ClassArchive {

  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final long LIMIT_MINUTES = 10;

  /** Not tried again for each hub. */
  private static boolean hasFailed;

  private final Path folder;
  private final List<String> java;
  private final String libraries;
  private final String program;

  /**
   * @param folder for archives, made when missing
   * @param java the JVM's command and options, as the hubs have them
   * @param libraries the beginning of the class path: jars only, as an archive can't hold folders
   * @param program the rest of the class path, the demo's
   */
  ClassArchive(Path folder, List<String> java, String libraries, String program) {
    this.folder = folder;
    this.java = java;
    this.libraries = libraries;
    this.program = program;
  }

  /**
   * Returns the option that names the archive, which is made first where there is none; no option
   * while another process makes it, or when it can't be made, which is logged once.
   *
   * @throws IOException when the folder can't be written
   */
  List<String> option() throws IOException {
    Path archive = folder.resolve(name());
    if (!Files.exists(archive)) {
      make(archive);
    }
    return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
  }

  private String name() {
    String key = Runtime.version() + " " + java + " " + libraries;
    return UUID.nameUUIDFromBytes(key.getBytes()) + ".jsa";
  }

  private void make(Path archive) throws IOException {
    // The lock is a process's; one process may have several threads.
    synchronized (ClassArchive.class) {
      Files.createDirectories(folder);
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.tryLock()) {
        if (lock != null && !Files.exists(archive) && !hasFailed) {
          makeAlone(archive);
        }
      }
    }
  }

  private void makeAlone(Path archive) throws IOException {
    Path work = Files.createTempDirectory(folder, "new");
    try {
      dump(classes(work), work);
      Files.move(work.resolve("archive"), archive, StandardCopyOption.ATOMIC_MOVE);
    } catch (IllegalStateException e) {
      hasFailed = true;
      LOG.warn("Hubs start slowly, without an archive of classes: {}", e.getMessage());
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }

  /** Names of the classes that a demo has loaded, in a file. */
  private Path classes(Path work) {
    Path classes = work.resolve("classes");
    List<String> demo =
        List.of(
            "-XX:DumpLoadedClassList=" + classes,
            "-cp",
            libraries + File.pathSeparator + program,
            HubProcess.DEMO);
    try (HubProcess hub =
        new HubProcess(HubProcess.join(java, demo), work.resolve("data"), Map.of())) {
      hub.launch();
      hub.awaitReady();
    }
    return classes;
  }

  private void dump(Path classes, Path work) throws IOException {
    List<String> options =
        List.of(
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + classes,
            "-XX:SharedArchiveFile=" + work.resolve("archive"),
            "-cp",
            libraries);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(HubProcess.join(java, options))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("the JVM can't write it; " + log + " tells why");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
