package io.mpphub.connector;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Secrets as files, one a name, as container platforms and vault agents write them. A file that is
 * added counts at once.
 */
public record SecretFolder(Path folder) {

  /** The variable that says where it is. */
  public static final String VARIABLE = "HUB_SECRETS";

  private static final String USUAL = "/run/secrets";

  /**
   * @param folder null for the usual one
   */
  public static SecretFolder at(String folder) {
    return new SecretFolder(Path.of(folder == null || folder.isBlank() ? USUAL : folder));
  }

  /** Null when there is no such file, or when it can't be read. */
  public String value(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) ? Files.readString(file).strip() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Time and size of each secret's file, to see changes by; empty when there is no folder. */
  public Map<String, String> look() {
    Map<String, String> files = new HashMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        files.put(file.toString(), look(file));
      }
    } catch (IOException e) {
      // No folder, no secrets in files.
      return Map.of();
    }
    return files;
  }

  /** A link that leads nowhere hides no change of the others. */
  private static String look(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "can't be read";
    }
  }
}
