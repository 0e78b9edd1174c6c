package io.mpphub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class AccessLogTest {

  private static final String NIK = "3508104101900001";
  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00.123Z");

  private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private final List<RecordedAccess> database = new ArrayList<>();
  private final Subjects subjects = new Subjects("a-key-of-sixteen-or-more");

  @TempDir Path folder;

  @Test
  void setsTornLinesAsideAndBringsTheOthers() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    AccessLog log = log(journal);
    log.record(access("before"));
    journal.turn();
    Path file = journal.ended().get(0);
    byte[] sound = Files.readAllBytes(file);
    Files.write(
        file, new byte[] {'{', '"', (byte) 0xe2, (byte) 0x82, '\n'}, StandardOpenOption.APPEND);
    Files.write(file, new byte[200_000], StandardOpenOption.APPEND);
    log.record(access("after"));

    shipper(journal).run();

    assertThat(database).extracting(RecordedAccess::purpose).containsOnly("before", "after");
    assertThat(sound).isNotEmpty();
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling(file.getFileName() + ".torn")).exists();
  }

  @Test
  void bringsWhatItNotesToTheDatabaseOnceAndInOrder() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    AccessLog log = log(journal);
    AccessShipper shipper = shipper(journal);

    log.record(access("form"));
    log.record(access("follow-up"));
    shipper.run();
    log.record(access(null));
    shipper.run();
    shipper.run();

    assertThat(database)
        .extracting(RecordedAccess::purpose)
        .containsExactly("form", "follow-up", null);
    RecordedAccess first = database.get(0);
    assertThat(first.at()).isEqualTo(NOW);
    assertThat(first.subject()).isEqualTo(subjects.of(NIK)).hasSize(64).doesNotContain(NIK);
    assertThat(first.elements()).containsExactly("name", "birthDate");
    assertThat(files()).isEmpty();
  }

  @Test
  void holdsNoNik() throws IOException {
    log(new AccessJournal(folder))
        .record(access("asks for 3508 1041 0190 0001, " + NIK + "\n please"));

    assertThat(Files.readString(files().get(0)))
        .doesNotContain(NIK, "0190", "\\n")
        .contains("asks for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nik\": \"3508104101900001\"}",
        "{\"nik\": 3508104101900001}",
        "{\"nik\": 3.508104101900001e15}",
        "[{\"nik\": \"3508104101900001\"}]",
        "{\"nik\": [\"3508104101900001\"]}",
        "{\"nik\": \" 3508 1041 0190 0001\"}",
        "{\"applicant\": {\"nik\": \"3508104101900001\"}}",
        "{\"id\": \"3508104101900001\"}",
        "\"3508104101900001\"",
        "3508104101900001"
      })
  void notesWhomARequestNamesHoweverItDoes(String request) throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    Reader reader = new Reader("operator", ReaderKind.OPERATOR, null, null, null, null, null);

    log(journal).asking(reader, json.readTree(request), "registry", List.of("name"));
    shipper(journal).run();

    assertThat(database)
        .singleElement()
        .satisfies(
            noted -> {
              assertThat(noted.subject()).isEqualTo(subjects.of(NIK));
              assertThat(noted.reader()).isEqualTo("operator");
              assertThat(noted.service()).isEqualTo("registry");
              assertThat(noted.elements()).containsExactly("name");
            });
  }

  @Test
  void notesEachOfSeveralAndWhoIsKnownFromElsewhere() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    Reader check =
        new Reader("mall", ReaderKind.HUB, null, "licence", NIK, List.of("active"), new UUID(0, 1));
    String other = "3508101505850002";

    log(journal)
        .asking(null, json.readTree("[" + NIK + ",[" + other + "]]"), "registry", List.of("name"));
    log(journal)
        .asking(check, json.readTree("{\"number\": \"" + other + "\"}"), "register", List.of());
    log(journal).asking(null, json.readTree("{\"nib\": 8120003508001}"), "register", List.of());
    shipper(journal).run();

    assertThat(database)
        .extracting(RecordedAccess::subject)
        .containsExactly(subjects.of(NIK), subjects.of(other), subjects.of(NIK));
    assertThat(database).extracting(RecordedAccess::reader).containsExactly("hub", "hub", "mall");
    assertThat(database.get(2).elements()).containsExactly("active");
    assertThat(database.get(2).application()).isEqualTo(new UUID(0, 1));
  }

  @Test
  void setsANoteAsideThatTheDatabaseWillNeverTake() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    AccessLog log = log(journal);
    for (String purpose : List.of("first", "unfit", "third")) {
      log.record(access(purpose));
    }
    AccessShipper picky =
        new AccessShipper(
            journal,
            batch -> {
              if (batch.stream().anyMatch(one -> "unfit".equals(one.purpose()))) {
                throw new DataIntegrityViolationException("never");
              }
              database.addAll(batch);
            },
            json);

    picky.run();
    picky.run();

    assertThat(database).extracting(RecordedAccess::purpose).containsExactly("first", "third");
    assertThat(files()).isEmpty();
    try (Stream<Path> all = Files.list(folder)) {
      Path aside = all.filter(f -> f.toString().endsWith(".torn")).findFirst().orElseThrow();
      assertThat(Files.readString(aside)).contains("unfit").doesNotContain("third");
    }
  }

  @Test
  void keepsNotesWhileTheDatabaseIsAway() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    AccessLog log = log(journal);
    AccessShipper down =
        new AccessShipper(
            journal,
            batch -> {
              throw new DataAccessResourceFailureException("away");
            },
            json);

    for (int i = 0; i < 5; i++) {
      log.record(access("visit " + i));
      assertThatThrownBy(down::run).isInstanceOf(DataAccessResourceFailureException.class);
    }
    assertThat(files()).hasSize(2);
    AccessShipper up = shipper(journal);
    up.run();
    up.run();

    assertThat(database).hasSize(5);
  }

  @Test
  void findsWhatAKilledHubLeftBehindAndNothingThatALivingOneWrites() throws IOException {
    Path left = folder.resolve("0198c1f2.jsonl");
    AccessJournal journal = new AccessJournal(folder);
    log(journal).record(access("of the killed one"));
    Files.copy(files().get(0), left);
    Files.writeString(left, "{\"id\":\"torn", StandardOpenOption.APPEND);
    AccessJournal living = new AccessJournal(folder);
    log(living).record(access("of the living one"));

    AccessJournal restarted = new AccessJournal(folder);

    assertThat(restarted.ended()).containsExactly(left);
    shipper(restarted).run();
    assertThat(database).extracting(RecordedAccess::purpose).containsExactly("of the killed one");
    assertThat(left).doesNotExist();
    assertThat(files()).hasSize(2);
  }

  @Test
  void storesNothingTwiceAfterACrashBetweenStoringAndDeleting() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    AccessLog log = log(journal);
    IntStream.range(0, 3).forEach(i -> log.record(access("visit " + i)));
    Path copy = folder.resolve("copy");
    Files.copy(files().get(0), copy);
    shipper(journal).run();
    Files.writeString(copy, Files.readString(copy) + json.writeValueAsString(another()) + "\n");
    Files.move(copy, folder.resolve("copy.jsonl"));

    shipper(journal).run();

    assertThat(database).extracting(RecordedAccess::id).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void bringsItsOwnNotesInTheSameRunAsThoseThatAnotherLeftBehind() throws IOException {
    AccessJournal journal = new AccessJournal(folder);
    AccessLog log = log(journal);
    log.record(access("of the killed one"));
    journal.turn();
    log.record(access("of the living one"));

    shipper(journal).run();

    assertThat(database)
        .extracting(RecordedAccess::purpose)
        .containsExactly("of the killed one", "of the living one");
  }

  @Test
  void shortensWhatTheDatabaseHasNoPlaceFor() {
    AccessJournal journal = new AccessJournal(folder);
    log(journal).record(access("x".repeat(300)));

    shipper(journal).run();

    assertThat(database.get(0).purpose()).hasSize(200);
  }

  @Test
  void letsNobodyReadWhatCannotBeNoted() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder"));

    assertThatThrownBy(() -> log(new AccessJournal(file)).record(access("form")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE));
  }

  @Test
  void makesAKeyOnceAndKeepsItToItself() throws IOException {
    Path key = folder.resolve("access/key");

    String first = Subjects.withKeyIn(key).of(NIK);

    assertThat(Subjects.withKeyIn(key).of(NIK)).isEqualTo(first);
    assertThat(Subjects.withKeyIn(folder.resolve("other/key")).of(NIK)).isNotEqualTo(first);
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(access(null).toString()).doesNotContain(NIK);
  }

  private RecordedAccess another() {
    return new RecordedAccess(
        new Ids().next(),
        "s",
        NOW,
        "mall",
        ReaderKind.CLIENT,
        null,
        "residents",
        null,
        List.of("name"),
        null);
  }

  private AccessLog log(AccessJournal journal) {
    return new AccessLog(journal, subjects, json, new Ids(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private AccessShipper shipper(AccessJournal journal) {
    return new AccessShipper(journal, this::store, json);
  }

  private void store(List<RecordedAccess> batch) {
    if (batch.stream().anyMatch(a -> database.stream().anyMatch(b -> b.id().equals(a.id())))) {
      throw new DuplicateKeyException("there");
    }
    database.addAll(batch);
  }

  private static Access access(String purpose) {
    return new Access(
        NIK,
        "mall",
        ReaderKind.CLIENT,
        purpose,
        "residents",
        "dukcapil",
        List.of("name", "birthDate"),
        null);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
