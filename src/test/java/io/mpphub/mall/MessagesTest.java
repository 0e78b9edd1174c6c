package io.mpphub.mall;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.ApplicationState;
import io.mpphub.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mall has words for everything, in both languages. */
class MessagesTest {

  private static final Path PAGE = Path.of("src/demo/resources/io/mpphub/mall/page");
  private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'[,)]");
  private static final Pattern MARKED = Pattern.compile("data-(?:text|label)=\"([^\"]+)\"");

  /** What is called dibatalkan, email, otomatis, SISDMK and kompeten. */
  private static final Pattern OTHER_WORDS =
      Pattern.compile(
          "(?is).*\\b(ditarik|penarikan|surel|(dengan|kami) sendirinya|sistem SDM|mampu|dipahami)\\b.*");

  private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

  @Test
  void saysEverythingInBothLanguages() {
    JsonNode indonesian = bundle("id");
    JsonNode english = bundle("en");

    assertThat(keys(indonesian)).isEqualTo(keys(english));
    for (String key : keys(english)) {
      assertThat(values(indonesian.get(key))).as(key).isEqualTo(values(english.get(key)));
    }
  }

  @Test
  void hasAllTextsThatThePagesShow() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : pages()) {
      String text = Files.readString(file);
      Stream.concat(USED.matcher(text).results(), MARKED.matcher(text).results())
          .map(match -> match.group(1))
          .forEach(shown::add);
    }

    assertThat(shown).isNotEmpty();
    assertThat(keys(bundle("id"))).containsAll(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void explainsEveryProblemAndEveryState(String language) {
    Set<String> keys = keys(bundle(language));

    for (ProblemCode code : ProblemCode.values()) {
      assertThat(keys).contains("problem." + code.wireName());
    }
    for (ApplicationState state : ApplicationState.values()) {
      String key = "state." + state.wireName();
      assertThat(keys).contains(key, key + ".means", key + ".todo");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void namesEachAgencyAndEachPerson(String language) throws IOException {
    Set<String> keys = keys(bundle(language));

    try (DirectoryStream<Path> connectors =
        Files.newDirectoryStream(Path.of("connectors"), Files::isDirectory)) {
      connectors.forEach(folder -> assertThat(keys).contains("agency." + folder.getFileName()));
    }
    Applications.FOR_RESIDENTS.forEach(service -> assertThat(keys).contains("service." + service));
    Person.ALL.forEach(person -> assertThat(keys).contains("person." + person.id()));
  }

  /** Residents read the mall's, the hub's and the agencies' sentences on one page. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/demo/resources/io/mpphub/mall/page/messages/id.json",
        "src/main/resources/io/mpphub/problem/indonesian.yaml",
        "routes/services/indonesian.yaml",
        "connectors"
      })
  void callsOneThingByOneWord(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      List<Path> texts =
          files.filter(file -> file.toString().matches(".*(id.json|an.yaml|or.yaml)")).toList();

      assertThat(texts).isNotEmpty();
      assertThat(texts).allSatisfy(file -> assertThat(file).content().doesNotMatch(OTHER_WORDS));
    }
  }

  @Test
  void keepsTheHubsKeyOutOfTheBrowser() throws IOException {
    for (Path file : pages()) {
      assertThat(file).content().doesNotContain("demo-mall", "X-Api-Key", "/api/v1/app");
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGE)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().matches(".*\\.(js|html|json)")).toList());
    }
  }

  private static JsonNode bundle(String language) {
    try {
      return Bodies.JSON.readTree(PAGE.resolve("messages/" + language + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> keys(JsonNode bundle) {
    Iterable<String> names = bundle::fieldNames;
    return StreamSupport.stream(names.spliterator(), false).collect(toCollection(TreeSet::new));
  }

  private static Set<String> values(JsonNode text) {
    return VALUE
        .matcher(text.asText())
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }
}
