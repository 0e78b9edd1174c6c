package io.mpphub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One application as the licensing office keeps it. Holds no personal data. All it tells follows
 * from the facts given, so that a decision sent again reads the same.
 *
 * @param number the sender's id of the application ({@code no_permohonan})
 * @param sequence the office's running number, from 1
 * @param rejects what the office will decide
 * @param receivedAt when it was taken
 * @param decidedAt when it will be, or was, decided
 */
record LicensingCase(
    String number, int sequence, boolean rejects, Instant receivedAt, Instant decidedAt) {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-yyyy").withZone(ZONE);
  private static final String ZERO_DAY = "0000-00-00";

  int id() {
    return 100_000 + sequence;
  }

  String registration() {
    return "%04d%06d".formatted(receivedAt.atZone(ZONE).getYear(), sequence);
  }

  boolean isDecided(Instant now) {
    return !now.isBefore(decidedAt);
  }

  /** The office's final step, as it's told to the hub. */
  ObjectNode decision() {
    ObjectNode decision = JsonNodeFactory.instance.objectNode();
    decision.put("no_permohonan", number).put("id", id());
    return describeDecision(decision);
  }

  private ObjectNode describeDecision(ObjectNode row) {
    row.put("tahapan", rejects ? "DITOLAK" : "SK DITERBITKAN");
    if (rejects) {
      row.putNull("no_izin").put("link_izin", "");
      row.put("alasan_tolak", "Tempat praktik tidak memenuhi syarat");
    } else {
      int year = decidedAt.atZone(ZONE).getYear();
      row.put("no_izin", "500.16.7.2/SIP/%03d/%d".formatted(sequence, year));
      row.put("link_izin", "https://perizinan.lumajang.example/sk/" + id() + ".pdf");
      row.putNull("alasan_tolak");
    }
    return row.put("tgl_keputusan", DAY.format(decidedAt));
  }

  /** One row a process step; a single row comes as an object instead of an array. */
  JsonNode progress(Instant now, boolean withdrawn) {
    List<ObjectNode> rows = new ArrayList<>();
    rows.add(step("PENDAFTARAN"));
    Instant checking =
        receivedAt.plus(java.time.Duration.between(receivedAt, decidedAt).dividedBy(2));
    if (withdrawn) {
      rows.add(step("DIBATALKAN"));
    } else if (!now.isBefore(checking)) {
      rows.add(step("VERIFIKASI"));
      if (isDecided(now)) {
        rows.add(describeDecision(identified()));
      }
    }
    return rows.size() == 1 ? rows.get(0) : JsonNodeFactory.instance.arrayNode().addAll(rows);
  }

  private ObjectNode step(String name) {
    ObjectNode row = identified().put("tahapan", name);
    row.putNull("no_izin").put("link_izin", "").putNull("alasan_tolak");
    return row.put("tgl_keputusan", ZERO_DAY);
  }

  private ObjectNode identified() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    return row.put("id", id())
        .put("no_pendaftaran", registration())
        .put("no_permohonan", number)
        .put("tgl_daftar", DAY.format(receivedAt));
  }
}
