package io.mpphub.guard;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each library is in {@code docs/dependencies.md}, and none of the jar's is past its end of
 * support: this test fails on that day, before an advisory without a patch does.
 */
class SupportTest {

  /** A library as Maven's local repository has it: group, artifact, version. */
  private static final Pattern JAR =
      Pattern.compile(".*?/repository/(.+)/([^/]+)/([^/]+)/[^/]+\\.jar");

  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| (\\S+) \\| (\\d{4}-\\d\\d-\\d\\d) \\| .+ \\|");

  private static final Pattern OF_TESTS = Pattern.compile("- `([^`]+)`");

  private record Library(String group, String artifact, String version) {

    private String name() {
      return group + ":" + artifact;
    }
  }

  private record Support(String group, String line, LocalDate until) {

    private boolean covers(Library library) {
      return library.version().equals(line) || library.version().startsWith(line + ".");
    }
  }

  private final Map<String, Support> supported = supported();

  @Test
  void endsForNoLibraryOfTheJarBeforeToday() {
    assertThat(supported.values()).isNotEmpty();
    assertThat(supported.values())
        .filteredOn(support -> support.until().isBefore(LocalDate.now()))
        .isEmpty();
  }

  @Test
  void isKnownOfEachLibraryAndItsLine() {
    TreeSet<String> ofTests = new TreeSet<>(found(OF_TESTS, row -> row.group(1)).toList());

    assertThat(libraries())
        .isNotEmpty()
        .filteredOn(library -> !ofTests.contains(library.group()))
        .filteredOn(library -> !ofTests.contains(library.name()))
        .allSatisfy(
            library ->
                assertThat(supportOf(library))
                    .as("support of %s", library)
                    .isNotNull()
                    .matches(support -> support.covers(library), "covers this version"));
  }

  @Test
  void isToldOfNoLibraryThatIsGone() {
    assertThat(libraries().stream().map(this::supportOf)).containsAll(supported.values());
  }

  /** A row is about a group, or one artifact of it where those have lines of their own. */
  private Support supportOf(Library library) {
    Support own = supported.get(library.name());
    return own == null ? supported.get(library.group()) : own;
  }

  private static List<Library> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(JAR::matcher)
        .filter(Matcher::matches)
        .map(jar -> new Library(jar.group(1).replace('/', '.'), jar.group(2), jar.group(3)))
        .toList();
  }

  private static Map<String, Support> supported() {
    return found(ROW, row -> new Support(row.group(1), row.group(2), LocalDate.parse(row.group(3))))
        .collect(toMap(Support::group, Function.identity()));
  }

  private static <T> Stream<T> found(Pattern line, Function<Matcher, T> read) {
    try {
      return Files.readAllLines(Path.of("docs/dependencies.md")).stream()
          .map(line::matcher)
          .filter(Matcher::matches)
          .map(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
