package io.mpphub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Rules of the licensing office for a submission. */
final class LicensingForm {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern NIK = Pattern.compile("\\d{16}");
  private static final Pattern STR = Pattern.compile("[A-Z]{2}\\d{14}|\\d{8,20}");

  private LicensingForm() {}

  /** Every fault by field, in the office's words; empty when the submission is fine. */
  static Map<String, List<String>> faults(JsonNode submission) {
    Map<String, List<String>> faults = new TreeMap<>();
    for (String field :
        List.of(
            "no_permohonan",
            "jenis_izin",
            "nik_pemohon",
            "nama_pemohon",
            "no_str",
            "tempat_praktik",
            "tgl_pengajuan")) {
      String value = submission.path(field).asText("").strip();
      if (value.isEmpty()) {
        faults.put(field, List.of("Kolom " + field + " wajib diisi."));
      } else if (!isWellFormed(field, value)) {
        faults.put(field, List.of("Format " + field + " tidak sesuai."));
      }
    }
    return faults;
  }

  private static boolean isWellFormed(String field, String value) {
    return switch (field) {
      case "nik_pemohon" -> NIK.matcher(value).matches();
      case "no_str" -> STR.matcher(value).matches();
      case "tgl_pengajuan" -> isDay(value);
      default -> true;
    };
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value, DAY);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
