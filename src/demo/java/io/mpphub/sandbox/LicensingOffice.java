package io.mpphub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.sandbox.LicensingJournal.Entry;
import io.mpphub.sandbox.LicensingJournal.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The licensing office's memory: takes applications, refuses repeats, decides each after a while.
 * A taken application is in its journal before it answers.
 */
final class LicensingOffice {

  /** An HTTP answer. */
  record Answer(int status, JsonNode body) {}

  /**
   * One application as the sandbox reports it.
   *
   * @param id the sender's id
   * @param timesReceived submissions that reached the office, repeats included
   * @param state pending, approved, rejected or withdrawn
   * @param decisionTaken true once the hub answered the decision for good
   */
  record Report(String id, int timesReceived, String state, boolean decisionTaken) {}

  private static final class File {
    private final LicensingCase filed;
    private int received = 1;
    private boolean withdrawn;
    private boolean settled;

    private File(LicensingCase filed) {
      this.filed = filed;
    }
  }

  private static final Duration LATER = Duration.ofHours(1);

  private final Clock clock;
  private final Duration deciding;
  private final LicensingJournal journal;
  private final Map<String, File> files = new LinkedHashMap<>();
  private Consumer<LicensingCase> onTaken = taken -> {};

  /**
   * @param deciding how long a decision takes
   */
  LicensingOffice(Clock clock, Duration deciding, LicensingJournal journal) {
    this.clock = clock;
    this.deciding = deciding;
    this.journal = journal;
    journal.entries().forEach(this::apply);
  }

  /** Hands over each application whose decision the hub hasn't taken, now and from now on. */
  synchronized void onTaken(Consumer<LicensingCase> listener) {
    onTaken = listener;
    files.values().stream()
        .filter(file -> !file.settled && !file.withdrawn)
        .forEach(file -> listener.accept(file.filed));
  }

  private void apply(Entry entry) {
    switch (entry.kind()) {
      case RECEIVED -> files.put(entry.number(), new File(entry.filed()));
      case REPEATED -> files.get(entry.number()).received++;
      case WITHDRAWN -> files.get(entry.number()).withdrawn = true;
      case SETTLED -> files.get(entry.number()).settled = true;
    }
  }

  private void record(Kind kind, String number, LicensingCase filed) {
    Entry entry = new Entry(kind, number, filed);
    journal.append(entry);
    apply(entry);
  }

  synchronized Answer submit(JsonNode submission) {
    var faults = LicensingForm.faults(submission);
    if (!faults.isEmpty()) {
      ObjectNode body = answer(false);
      faults.forEach(
          (field, texts) -> texts.forEach(body.withObject("errors").putArray(field)::add));
      return new Answer(422, body);
    }
    String number = submission.path("no_permohonan").asText();
    File known = files.get(number);
    if (known != null) {
      record(Kind.REPEATED, number, null);
      ObjectNode body = answer(false).put("code", "DUPLICATE");
      body.putObject("data").put("id", known.filed.id());
      return new Answer(409, body);
    }
    Instant now = clock.instant();
    String place = submission.path("tempat_praktik").asText().strip();
    Instant decidedAt = now.plus(place.equals("LATER") ? LATER : deciding);
    var taken = new LicensingCase(number, files.size() + 1, place.equals("REJECT"), now, decidedAt);
    record(Kind.RECEIVED, number, taken);
    onTaken.accept(taken);
    ObjectNode body = answer(true);
    body.putObject("data").put("id", taken.id()).put("no_pendaftaran", taken.registration());
    return new Answer(201, body);
  }

  synchronized Answer status(String number) {
    File file = files.get(number);
    if (file == null) {
      return unknown();
    }
    ObjectNode body = answer(true);
    body.set("data", file.filed.progress(clock.instant(), file.withdrawn));
    return new Answer(200, body);
  }

  /** Withdrawing twice is the same as once; a decided application can't be withdrawn. */
  synchronized Answer withdraw(String number) {
    File file = files.get(number);
    if (file == null) {
      return unknown();
    }
    if (!file.withdrawn) {
      if (file.filed.isDecided(clock.instant())) {
        ObjectNode body = answer(false).put("code", "ALREADY_DECIDED");
        return new Answer(409, body.put("message", "Permohonan sudah diputuskan"));
      }
      record(Kind.WITHDRAWN, number, null);
    }
    ObjectNode body = answer(true);
    body.putObject("data").put("id", file.filed.id()).put("tahapan", "DIBATALKAN");
    return new Answer(200, body);
  }

  synchronized boolean isWithdrawn(String number) {
    return files.get(number).withdrawn;
  }

  /** The hub answered the decision for good. */
  synchronized void settle(String number) {
    if (!files.get(number).settled) {
      record(Kind.SETTLED, number, null);
    }
  }

  /** All applications, in the order they came. */
  synchronized List<Report> report() {
    Instant now = clock.instant();
    return files.values().stream()
        .map(f -> new Report(f.filed.number(), f.received, state(f, now), f.settled))
        .toList();
  }

  private static String state(File file, Instant now) {
    if (file.withdrawn) {
      return "withdrawn";
    }
    if (!file.filed.isDecided(now)) {
      return "pending";
    }
    return file.filed.rejects() ? "rejected" : "approved";
  }

  private static Answer unknown() {
    return new Answer(404, answer(false).put("message", "Permohonan tidak ditemukan"));
  }

  private static ObjectNode answer(boolean success) {
    return JsonNodeFactory.instance.objectNode().put("success", success);
  }
}
