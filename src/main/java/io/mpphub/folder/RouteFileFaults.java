package io.mpphub.folder;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reasons for which files of {@code routes/} aren't even read: by their kind, not their content.
 * What is neither file nor folder has one by whatever name.
 */
public final class RouteFileFaults {

  /** A hand-made file needs no more; a larger one would be read into memory whole. */
  private static final long LARGEST = 1 << 20;

  private RouteFileFaults() {}

  /**
   * By name.
   *
   * @param isMeant whether a name is that of a file that is read
   * @param required what is to be said of each file that has to be there and is not
   */
  public static Map<String, String> of(
      FolderTree tree, Predicate<String> isMeant, Map<String, String> required) {
    Map<String, String> faults = new TreeMap<>();
    tree.folders().forEach(name -> faults.put(name, "is a folder, but must be a file"));
    tree.files()
        .forEach(
            (name, file) -> {
              if (file.size() > LARGEST) {
                faults.put(name, "is larger than " + (LARGEST >> 20) + " MiB");
              }
            });
    required.forEach(
        (name, fault) -> {
          if (!isThere(tree, name)) {
            faults.put(name, fault);
          }
        });
    faults.keySet().removeIf(name -> !isMeant.test(name));
    // A link whose name says nothing may lead to a folder of files that are meant.
    faults.putAll(tree.faults());
    return faults;
  }

  static boolean isThere(FolderTree tree, String name) {
    return tree.files().containsKey(name)
        || tree.faults().containsKey(name)
        || tree.folders().contains(name);
  }
}
