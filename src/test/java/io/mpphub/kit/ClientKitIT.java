package io.mpphub.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.hub.DemoProcess;
import io.mpphub.peer.NodeProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients generated as the guide says compile, and the guide's programs make their way through the
 * running hub with them.
 */
class ClientKitIT {

  private static final Path PROGRAMS = Path.of("docs/clients");

  @TempDir static Path data;
  @TempDir Path folder;

  private static DemoProcess demo;

  @BeforeAll
  static void start() {
    demo = new DemoProcess(data, Map.of());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void typeScript() throws IOException {
    List<String> said =
        ClientGenerator.generate(folder.resolve("generated"), Guide.options("typescript-fetch"));
    for (String program : List.of("round-trip.ts", "problems.ts")) {
      Files.copy(PROGRAMS.resolve(program), folder.resolve(program));
    }

    NodeProgram.run(
        "tsc",
        "--strict",
        "--target",
        "es2022",
        "--module",
        "commonjs",
        "--lib",
        "es2022,dom",
        "--typeRoots",
        NodeProgram.packages().resolve("@types").toString(),
        "--types",
        "node",
        "--outDir",
        folder.resolve("out").toString(),
        folder.resolve("round-trip.ts").toString());

    assertThat(said).noneMatch(line -> line.contains("ERROR"));
    assertMadeItsWay(NodeProgram.node(), folder.resolve("out/round-trip.js").toString());
  }

  @Test
  void java() throws IOException {
    List<String> said = ClientGenerator.generate(folder, Guide.options("java"));
    String classpath = System.getProperty("java.class.path");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", classpath));
    arguments.add(PROGRAMS.resolve("RoundTrip.java").toString());
    try (Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
      sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }

    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));

    assertThat(result).isZero();
    assertThat(said).noneMatch(line -> line.contains("ERROR"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertMadeItsWay(java, "-cp", classes + File.pathSeparator + classpath, "RoundTrip");
  }

  private static void assertMadeItsWay(String... program) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(demo.url().toString(), "demo-mall"));

    assertThat(ClientGenerator.run(command))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("resident Siti Aminah, female"),
            line -> assertThat(line).matches("application approved, licence \\S+"),
            line -> assertThat(line).startsWith("problem not-found, retry false: The population"));
  }
}
