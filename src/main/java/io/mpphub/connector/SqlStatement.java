package io.mpphub.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement of a connector's {@code mappings/*.sql}. Its values are parameters, {@code :#name},
 * bound by the driver: no text of a message is ever part of it.
 *
 * @param parameters as often and in the order as they stand there
 * @param fault why it can't be used, null when it can
 */
public record SqlStatement(List<String> parameters, String fault) {

  private static final Pattern PARAMETER = Pattern.compile(":#(\\w+)");

  /** Whole lines only, as Camel's SQL component leaves them out. */
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  /** Never fails: an unusable file is a statement with a fault. */
  public static SqlStatement of(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      return new SqlStatement(List.of(), "can't be read");
    }
  }

  static SqlStatement of(String text) {
    String sql = COMMENT.matcher(text).replaceAll("");
    List<String> parameters =
        PARAMETER.matcher(sql).results().map(found -> found.group(1)).collect(Collectors.toList());
    return new SqlStatement(parameters, fault(sql));
  }

  private static String fault(String sql) {
    Matcher parameters = PARAMETER.matcher(sql);
    String rest = parameters.replaceAll("");
    if (rest.isBlank()) {
      return "has no statement";
    }
    if (rest.contains("?") || rest.contains("#")) {
      return "has a ? or # that is no parameter; parameters are written :#name";
    }
    return null;
  }
}
