package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.folder.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of one sample: {@code connectors/<agency>/samples/<operation>/<case>/}. */
public record SampleFiles(String connector, Path folder) {

  public boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** Missing when there is no such file. */
  public JsonNode json(String name) throws IOException {
    return has(name)
        ? ConnectorJson.MAPPER.readTree(Files.readAllBytes(folder.resolve(name)))
        : MissingNode.getInstance();
  }

  /**
   * Returns a body that is not JSON on the wire, from a file of its own such as {@code
   * wire-response.xml}.
   *
   * @param name without ending
   * @return null when there is no such file
   */
  public byte[] raw(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path raw =
          files
              .filter(f -> f.getFileName().toString().startsWith(name + "."))
              .filter(f -> !f.getFileName().toString().endsWith(".json"))
              .findFirst()
              .orElse(null);
      return raw == null ? null : Files.readAllBytes(raw);
    }
  }

  /** A fault of the sample as a whole. */
  public FileProblem problem(String fault) {
    return new FileProblem(path(), 1, "", fault);
  }

  /** A fault at one place of one of its files. */
  public FileProblem problem(String name, JsonPointer at, String fault) throws IOException {
    String text = has(name) ? Files.readString(folder.resolve(name)) : "";
    return FileProblem.at(path() + "/" + name, text, at, fault);
  }

  private String path() {
    return "connectors/"
        + connector
        + "/samples/"
        + folder.getParent().getFileName()
        + "/"
        + folder.getFileName();
  }
}
