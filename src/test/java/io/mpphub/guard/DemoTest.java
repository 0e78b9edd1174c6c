package io.mpphub.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo is a program of its own: beside the product, and without anything of its tests. */
class DemoTest {

  private static final Path TARGET = Path.of("target");

  @Test
  void hasNoTestLibraryOnItsClassPath() throws IOException {
    List<String> libraries =
        Arrays.stream(Files.readString(TARGET.resolve("demo.classpath")).split("[:;](?!\\\\)"))
            .map(library -> Path.of(library.strip()).getFileName().toString())
            .toList();
    assertThat(libraries)
        .anyMatch(library -> library.startsWith("wiremock"))
        .noneMatch(
            library ->
                library.matches(
                    "(junit|assertj|awaitility|mockito|hamcrest|jqwik|archunit|playwright)-.*|.*-test-.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "mall", "drill"})
  void isCompiledBesideTheProductAndTheTests(String part) throws IOException {
    assertThat(classes("demo-classes", part)).isNotEmpty();
    assertThat(classes("classes", part)).isEmpty();
    assertThat(classes("test-classes", part))
        .allMatch(name -> name.matches(".*(Test|IT|Contract)(\\$.*)?\\.class"));
  }

  private static List<String> classes(String root, String part) throws IOException {
    Path folder = TARGET.resolve(root).resolve("io/mpphub").resolve(part);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .toList();
    }
  }
}
