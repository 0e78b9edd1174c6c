package io.mpphub.folder;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of {@code routes/} that are refused now. Told in the log when one is refused, when its
 * faults change, and when it is mended or gone. Safe for use by many threads.
 */
public final class RefusedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);

  /**
   * One file.
   *
   * @param file path below the hub's home
   * @param since when it was refused first
   * @param goesOn true when what it said before is still in use
   * @param faults all of them, in the order of their lines
   */
  public record Refused(String file, Instant since, boolean goesOn, List<FileProblem> faults) {}

  private final Map<String, Refused> files = new ConcurrentSkipListMap<>();
  private final Clock clock;

  RefusedFiles(Clock clock) {
    this.clock = clock;
  }

  /** By name. */
  public Collection<Refused> all() {
    return List.copyOf(files.values());
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /**
   * @param goesOn true when what it said before is still in use
   */
  void refuse(String name, boolean goesOn, List<FileProblem> faults) {
    Refused before = files.get(name);
    Instant since = before == null ? clock.instant() : before.since();
    Refused now = new Refused(InvalidFileException.path(name), since, goesOn, faults);
    if (now.equals(files.put(name, now))) {
      return;
    }
    faults.forEach(fault -> LOG.error("{}", fault.describe()));
    LOG.error(
        goesOn
            ? "{} is refused; what it said before goes on"
            : "{} is refused; what it is to say is not in use, the other files are",
        now.file());
  }

  void mended(String name) {
    if (files.remove(name) != null) {
      LOG.info("{} is in use again: it has no faults", InvalidFileException.path(name));
    }
  }

  void gone(String name) {
    if (files.remove(name) != null) {
      LOG.info("{} is gone, and its faults with it", InvalidFileException.path(name));
    }
  }
}
