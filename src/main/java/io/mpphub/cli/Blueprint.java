package io.mpphub.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of a new connector, one set a protocol, as resources of this jar. {@code @name@} stands
 * for the connector's name, {@code @NAME@} for the beginning of its variables, {@code @title@} for
 * its title, quoted.
 */
enum Blueprint {
  REST,
  SOAP,
  SQL,
  SFTP,
  JMS;

  private static final String ROOT = "io/mpphub/cli/new/";

  /**
   * Writes the files into a folder that doesn't exist yet.
   *
   * @return what was written, in the order of the paths
   */
  List<Path> write(Path folder, String name, String title) throws IOException {
    Map<String, String> values =
        Map.of(
            "@name@", name,
            "@NAME@", variablePrefix(name),
            "@title@", TextNode.valueOf(title).toString());
    List<Path> written = new ArrayList<>();
    for (Resource resource : resources()) {
      if (resource.isReadable()) {
        Path file = folder.resolve(relative(resource.getURL()));
        Files.createDirectories(file.getParent());
        Files.writeString(
            file, filled(resource.getContentAsString(StandardCharsets.UTF_8), values));
        written.add(file);
      }
    }
    written.sort(Comparator.naturalOrder());
    return written;
  }

  private Resource[] resources() {
    try {
      return new PathMatchingResourcePatternResolver()
          .getResources("classpath:" + ROOT + this + "/**/*.*");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String relative(URL url) {
    String path = url.getPath();
    String root = ROOT + this + "/";
    return path.substring(path.lastIndexOf(root) + root.length());
  }

  private static String filled(String text, Map<String, String> values) {
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return text;
  }

  /** As connector files write the protocol. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code REGIONAL_TAX} for {@code regional-tax}. */
  static String variablePrefix(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
