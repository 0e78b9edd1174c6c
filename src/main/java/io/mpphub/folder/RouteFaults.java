package io.mpphub.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ToDefinition;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Camel's faults of a route file. It stops at the first fault; so that one is cut out, line by
 * line, and the rest read again, until there is none.
 */
final class RouteFaults {

  /** Largest number of faults reported at once. */
  private static final int MOST = 50;

  private RouteFaults() {}

  /**
   * All faults for which Camel can't read a file.
   *
   * @param failure what it said of the first
   */
  static List<FileProblem> all(
      CamelContext camel, String name, String text, YamlDocument document, Exception failure) {
    List<FileProblem> faults = new ArrayList<>();
    List<String> lines = new ArrayList<>(text.lines().toList());
    Exception next = failure;
    while (next != null && faults.size() < MOST) {
      FileProblem fault = of(document, 0, next);
      if (faults.contains(fault)) {
        break;
      }
      faults.add(fault);
      if (line(next).isEmpty() || !cut(lines, fault.line() - 1)) {
        break;
      }
      next = failure(camel, name, String.join("\n", lines));
    }
    return faults;
  }

  private static Exception failure(CamelContext camel, String name, String text) {
    try {
      RouteFile.read(camel, name, text).routes(camel);
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  /** Removes the node that begins on a line; a step is replaced by one without effect. */
  private static boolean cut(List<String> lines, int first) {
    if (first >= lines.size() || lines.get(first).isBlank()) {
      return false;
    }
    int indent = indent(lines.get(first));
    boolean isStep = indent > 0 && lines.get(first).startsWith("- ", indent);
    for (int i = first + 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && indent(lines.get(i)) <= indent) {
        break;
      }
      lines.set(i, "");
    }
    lines.set(first, isStep ? " ".repeat(indent) + "- stop: {}" : "");
    return true;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /**
   * One fault.
   *
   * @param line unless Camel knows it better
   */
  static FileProblem of(YamlDocument document, int line, Throwable failure) {
    return document.problemAt(line(failure).orElse(line), words(failure));
  }

  /** A step's: Camel counts its line from 0 or from 1, as it is written. */
  static FileProblem of(YamlDocument document, ProcessorDefinition<?> step, Throwable failure) {
    int line = step.getLineNumber();
    int[] lines =
        step instanceof ToDefinition ? new int[] {line, line + 1} : new int[] {line + 1, line};
    return document.problemAt(step.getShortName(), lines, words(failure));
  }

  private static String words(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String words =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return "is refused by Camel: " + firstLine(words);
  }

  private static OptionalInt line(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
        return OptionalInt.of(marked.getProblemMark().get().getLine() + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Without the marks and pictures that follow. */
  private static String firstLine(String words) {
    return Arrays.stream(words.strip().split("\n")).findFirst().orElse("").strip();
  }
}
