package io.mpphub.cli.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.version.ConnectorFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Differences in meaning between two versions of a connector's folder: keys of connector.yaml and
 * whole files. Layout and comments don't count.
 */
record FolderDiff(List<Change> keys, List<FileChange> files) {

  /**
   * A file that differs.
   *
   * @param change {@code added}, {@code removed} or {@code changed}
   * @param added lines
   * @param removed lines
   */
  record FileChange(String change, String file, int added, int removed) {}

  private static final String YAML = "connector.yaml";

  /** A string, a comment, or blanks of a JSLT file. */
  private static final Pattern JSLT =
      Pattern.compile("(\"(?:\\\\.|[^\"\\\\])*\")|(?://[^\\n]*|\\s)+");

  static FolderDiff between(ConnectorFolder before, ConnectorFolder after) {
    Set<String> names = new TreeSet<>(before.files().keySet());
    names.addAll(after.files().keySet());
    names.remove(YAML);
    List<FileChange> files = new ArrayList<>();
    for (String name : names) {
      String old = text(before, name);
      String now = text(after, name);
      if (old == null || now == null || !meaning(name, old).equals(meaning(name, now))) {
        files.add(change(name, old, now));
      }
    }
    return new FolderDiff(Change.between(yaml(before), yaml(after)), files);
  }

  boolean isEmpty() {
    return keys.isEmpty() && files.isEmpty();
  }

  private static FileChange change(String name, String old, String now) {
    String change = old == null ? "added" : now == null ? "removed" : "changed";
    List<Edit<String>> edits = Edit.between(lines(old), lines(now));
    int added = (int) edits.stream().filter(Edit::added).count();
    return new FileChange(change, name, added, edits.size() - added);
  }

  private static List<String> lines(String text) {
    return text == null ? List.of() : Arrays.asList(text.split("\\R"));
  }

  private static String text(ConnectorFolder folder, String name) {
    byte[] content = folder.files().get(name);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  /** Returns the part that two texts of equal meaning share. */
  private static Object meaning(String name, String text) {
    if (name.endsWith(".jslt")) {
      return JSLT.matcher(text)
          .replaceAll(
              m -> m.group(1) == null ? " " : java.util.regex.Matcher.quoteReplacement(m.group(1)))
          .strip();
    }
    try {
      return name.endsWith(".json") ? ConnectorJson.MAPPER.readTree(text) : text;
    } catch (IOException e) {
      return text;
    }
  }

  private static JsonNode yaml(ConnectorFolder folder) {
    String text = text(folder, YAML);
    if (text == null) {
      return MissingNode.getInstance();
    }
    try {
      return new YAMLMapper().readTree(text);
    } catch (IOException e) {
      throw CommandException.fault(
          "A connector.yaml is not YAML. See where with  ./hub connector validate");
    }
  }
}
