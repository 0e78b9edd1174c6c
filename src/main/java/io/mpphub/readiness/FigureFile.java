package io.mpphub.readiness;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;

/** Figures that people keep in a file; read again when it has changed. */
final class FigureFile {

  private static final CsvMapper CSV = CsvMapper.builder().addModule(new JavaTimeModule()).build();

  /** A row. */
  record Row(
      @JsonProperty(required = true) LocalDate measuredOn,
      @JsonProperty(required = true) BigDecimal value) {}

  private final Path file;
  private FileTime read;

  FigureFile(Path file) {
    this.file = file;
  }

  /**
   * The rows, none when they are known already.
   *
   * @param today in the region
   * @throws IOException when the file isn't there or a row is not a day up to now and a number
   */
  synchronized List<Row> news(LocalDate today) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    if (changed.equals(read)) {
      return List.of();
    }
    try (MappingIterator<Row> rows =
        CSV.readerFor(Row.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      List<Row> all = rows.readAll();
      for (Row row : all) {
        if (row.measuredOn().isAfter(today)) {
          throw new IOException("a row of " + row.measuredOn() + ", a day in the future");
        }
      }
      read = changed;
      return all;
    }
  }
}
