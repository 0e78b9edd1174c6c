package io.mpphub.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GuideTest {

  private static final Path PROGRAMS = Path.of("docs/clients");

  @Test
  void showsPiecesOfTheProgramsThatTheTestsRun() throws IOException {
    String typeScript =
        Files.readString(PROGRAMS.resolve("round-trip.ts"))
            + Files.readString(PROGRAMS.resolve("problems.ts"));

    assertThat(Guide.blocks("ts")).isNotEmpty().allMatch(typeScript::contains);
    assertThat(Guide.blocks("java"))
        .isNotEmpty()
        .allMatch(Files.readString(PROGRAMS.resolve("RoundTrip.java"))::contains);
  }

  @Test
  void saysOfEachCodeWhetherToSendAgain() throws IOException {
    String guide = Files.readString(Path.of("docs/front-end-guide.md"));

    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName))
        .allSatisfy(code -> assertThat(guide).containsPattern("(?m)^\\|.*`" + code + "`.*\\|"));
  }
}
