package io.mpphub.folder;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each file of {@code routes/} to its kind when it is new, changed or gone, or when what it
 * is held against has changed. A file that was refused is tried again whenever another one changes,
 * since it may name what that one has.
 */
final class RouteFolder {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);

  /** Name of the folder as a whole, for operators. */
  private static final String WHOLE = "";

  private final List<FileKind> kinds;
  private final RefusedFiles refused;
  private final Map<String, String> required = new TreeMap<>();

  /** State of each file when it was last read. */
  private final Map<String, String> read = new HashMap<>();

  private final Set<String> inUse = new ConcurrentSkipListSet<>();

  /**
   * @param required the files that have to be there besides those of a kind, each with the message
   *     while it is missing
   */
  RouteFolder(List<FileKind> kinds, RefusedFiles refused, Map<String, String> required) {
    this.kinds = kinds;
    this.refused = refused;
    this.required.putAll(required);
    kinds.forEach(kind -> this.required.putAll(kind.required()));
  }

  /** False for a file whose first reading was refused, and for one that is not there. */
  boolean uses(String name) {
    return inUse.contains(name);
  }

  /** Returns the state of each relevant file; a changed one has to be read again. */
  Map<String, String> look(FolderTree tree) {
    Map<String, String> looks = new TreeMap<>();
    tree.files().forEach((name, file) -> looks.put(name, file.look()));
    looks.putAll(RouteFileFaults.of(tree, name -> kind(name).isPresent(), required));
    looks
        .keySet()
        .removeIf(
            name ->
                kind(name).isPresent()
                    ? kind(name).map(FileKind::heldAgainst).isEmpty()
                    : !tree.faults().containsKey(name));
    looks.replaceAll((name, look) -> look + " " + kind(name).map(FileKind::heldAgainst).orElse(""));
    return looks;
  }

  /** Reads what has changed. Nothing that a file holds makes this throw. */
  void update(FolderTree tree) {
    Map<String, String> now = look(tree);
    if (now.equals(read)) {
      return;
    }
    Map<String, String> faults = RouteFileFaults.of(tree, name -> kind(name).isPresent(), required);
    Set<String> gone = new TreeSet<>(read.keySet());
    gone.removeIf(name -> isStillThere(name, tree) || isToldMissing(name, now));
    gone.forEach(this::drop);
    Set<String> todo = new TreeSet<>();
    now.forEach(
        (name, look) -> {
          if (!look.equals(read.get(name)) || refused.has(name)) {
            todo.add(name);
          }
        });
    read.keySet().retainAll(now.keySet());
    read.putAll(now);
    takeAll(todo, tree, faults);
  }

  /** A name without a kind is read only as long as it has a fault. */
  private boolean isStillThere(String name, FolderTree tree) {
    return kind(name).isPresent()
        ? RouteFileFaults.isThere(tree, name)
        : tree.faults().containsKey(name);
  }

  /** One that was missing before, too. */
  private boolean isToldMissing(String name, Map<String, String> now) {
    return now.containsKey(name) && !uses(name);
  }

  /** Again and again while that helps: one may name what another one has. */
  private void takeAll(Set<String> todo, FolderTree tree, Map<String, String> unreadable) {
    Map<String, List<FileProblem>> faults = new TreeMap<>();
    int before;
    do {
      before = todo.size();
      todo.removeIf(name -> take(name, tree, unreadable.get(name), faults));
    } while (!todo.isEmpty() && todo.size() < before);
    todo.forEach(name -> refused.refuse(name, uses(name), faults.get(name)));
  }

  private boolean take(
      String name, FolderTree tree, String fault, Map<String, List<FileProblem>> faults) {
    try {
      if (fault != null) {
        throw InvalidFileException.of(name, fault);
      }
      kind(name).orElseThrow().take(name, Files.readString(tree.files().get(name).path()));
      inUse.add(name);
      refused.mended(name);
      return true;
    } catch (InvalidFileException e) {
      faults.put(name, e.faults());
    } catch (CharacterCodingException e) {
      faults.put(name, InvalidFileException.of(name, "is not text in UTF-8").faults());
    } catch (IOException e) {
      faults.put(name, InvalidFileException.of(name, "can't be read").faults());
    } catch (Throwable e) {
      LOG.error("{} can't be used", InvalidFileException.path(name), e);
      faults.put(name, unforeseen(name, e).faults());
    }
    return false;
  }

  private static InvalidFileException unforeseen(String name, Throwable failure) {
    return InvalidFileException.of(
        name, "can't be used (" + failure.getClass().getSimpleName() + "); the hub's log says why");
  }

  private void drop(String name) {
    try {
      inUse.remove(name);
      refused.gone(name);
      kind(name).ifPresent(kind -> kind.drop(name));
      LOG.info("{} is gone; what it said is no longer in use", InvalidFileException.path(name));
    } catch (Throwable e) {
      LOG.error("{} is gone, but can't be taken back whole", InvalidFileException.path(name), e);
    }
  }

  /** Records that the folder as a whole can't be read; files in use stay in use. */
  void unreadable(Exception failure) {
    String fault = "can't be read (" + failure.getClass().getSimpleName() + ")";
    refused.refuse(WHOLE, !inUse.isEmpty(), InvalidFileException.of(WHOLE, fault).faults());
  }

  void readable() {
    refused.mended(WHOLE);
  }

  private Optional<FileKind> kind(String name) {
    return kinds.stream().filter(kind -> kind.holds(name)).findFirst();
  }
}
