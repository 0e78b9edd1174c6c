package io.mpphub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.application.ApplicationState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.asm.ClassReader;

/** Whatever the hub says to front ends is said in both languages. */
class SentencesTest {

  /** A whole sentence, or the rule that a member breaks; log messages have {@code {}}. */
  private static final Pattern SAID =
      Pattern.compile("(?s)(?!.*\\{}).*([A-Z][^ ]* .*\\.|(must|has|is) .*)");

  /** Packages whose sentences reach front ends. */
  private static final List<String> SPEAKERS =
      List.of(
          "canonical", "desk", "document", "gateway", "problem", "service", "survey", "webhook");

  /** Said to operators, or never sent. */
  private static final Set<String> FOR_OTHERS =
      Set.of("is not JSON: \u0001", "must be a mapping of texts to texts", "must be a text");

  /** Classes whose sentences are about files, and reach operators only. */
  private static final Set<String> TO_OPERATORS = Set.of("PlaceCheck", "StepsCheck");

  private static Set<String> said;
  private static Set<String> constants;

  @BeforeAll
  static void readClasses() throws IOException {
    said = new TreeSet<>();
    constants = new TreeSet<>();
    Path hub = Path.of("target/classes/io/mpphub");
    try (Stream<Path> classes = Files.walk(hub)) {
      for (Path file : classes.filter(f -> f.toString().endsWith(".class")).toList()) {
        Set<String> found = strings(Files.readAllBytes(file));
        constants.addAll(found);
        String feature = hub.relativize(file).getName(0).toString();
        String name = file.getFileName().toString().replaceFirst("[$.].*", "");
        if (SPEAKERS.contains(feature) && !TO_OPERATORS.contains(name)) {
          found.stream()
              .filter(SAID.asMatchPredicate())
              .filter(text -> !text.startsWith("update ")) // SQL
              .forEach(said::add);
        }
      }
    }
  }

  @Test
  void everySentenceHasItsIndonesian() {
    assertThat(said).hasSizeGreaterThan(40);
    assertThat(said).allMatch(s -> FOR_OTHERS.contains(s) || Sentences.hub().of(s).isPresent());
  }

  @Test
  void everyCodeHasItsTitleInBothLanguages() {
    assertThat(ProblemCode.values())
        .allSatisfy(
            code ->
                assertThat(code.title().in(Language.INDONESIAN))
                    .isNotEqualTo(code.title().in(Language.ENGLISH)));
  }

  @Test
  void noIndonesianIsLeftOver() {
    assertThat(Sentences.hub().all().keySet())
        .allMatch(
            english -> constants.contains(english) || isOfALibrary(english) || isAState(english));
  }

  @Test
  void bothLanguagesHaveTheSameValues() {
    assertThat(Sentences.hub().all())
        .allSatisfy(
            (english, indonesian) -> assertThat(places(indonesian)).isEqualTo(places(english)));
  }

  @ParameterizedTest
  @CsvSource({
    ", INDONESIAN",
    "id, INDONESIAN",
    "en, ENGLISH",
    "en-GB;q=0.9, ENGLISH",
    "'de, en;q=0.5, id;q=0.2', ENGLISH",
    "'id-ID, en;q=0.8', INDONESIAN",
    "fr, INDONESIAN",
    "*, INDONESIAN",
    "';;;', INDONESIAN"
  })
  void frontEndChoosesTheLanguage(String header, Language language) {
    assertThat(Language.asked(header)).isEqualTo(language);
  }

  @Test
  void fillsInValues() {
    Text text = Text.of("must have at most {0} characters", 100_000);

    assertThat(text.in(Language.INDONESIAN)).isEqualTo("maksimal 100000 karakter");
    assertThat(text).hasToString("must have at most 100000 characters");
  }

  @ParameterizedTest
  @EnumSource(ApplicationState.class)
  void statesInASentenceAreOfItsLanguage(ApplicationState state) {
    Text text = Text.of("is {0} already", state.wireName());

    assertThat(text.in(Language.ENGLISH)).isEqualTo("is " + state.wireName() + " already");
    assertThat(text.in(Language.INDONESIAN)).doesNotContain(state.wireName());
  }

  /** Bean Validation's own. */
  private static boolean isOfALibrary(String english) {
    return english.matches("must not be (null|blank|empty)");
  }

  private static boolean isAState(String english) {
    return ApplicationState.of(english).isPresent();
  }

  private static Set<String> places(String sentence) {
    return new TreeSet<>(
        Pattern.compile("\\{\\d}").matcher(sentence).results().map(m -> m.group()).toList());
  }

  /** The texts in a class; the compiler has joined those that the source breaks in lines. */
  private static Set<String> strings(byte[] bytes) throws IOException {
    ClassReader reader = new ClassReader(bytes);
    Set<String> found = new TreeSet<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && bytes[at - 1] == 1) {
        found.add(
            new DataInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at)).readUTF());
      }
    }
    return found;
  }
}
