package io.mpphub.cli.frame;

import io.mpphub.folder.FileProblem;
import java.util.List;

/** Problems as compilers print them, so that editors find the place: {@code file:line: kind: …}. */
public final class ProblemLines {

  private final Output output;

  public ProblemLines(Output output) {
    this.output = output;
  }

  public void faults(List<FileProblem> problems) {
    print("@|red fault|@", problems);
  }

  public void warnings(List<FileProblem> problems) {
    print("@|yellow warning|@", problems);
  }

  private void print(String kind, List<FileProblem> problems) {
    for (FileProblem problem : problems) {
      String key = problem.key().isEmpty() ? "" : problem.key() + " ";
      output.line(
          "%s:%d: " + kind + ": %s%s", problem.file(), problem.line(), key, problem.fault());
    }
  }

  /** Such as {@code 1 fault} or {@code 2 faults}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
