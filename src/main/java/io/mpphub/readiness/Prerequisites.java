package io.mpphub.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mpphub.canonical.Readiness;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Whether the region may open an MPP Digital: each prerequisite with the last figure that is known
 * of it. A figure is kept when it is measured; an agency that is down leaves the one before.
 */
@Component
@EnableConfigurationProperties(ReadinessProperties.class)
public class Prerequisites {

  private static final Logger LOG = LoggerFactory.getLogger(Prerequisites.class);
  private static final ZoneId REGION = ZoneId.of("Asia/Jakarta");

  /**
   * Values of a prerequisite over time.
   *
   * @param values one a day at most, the oldest first
   */
  public record Course(
      String id,
      String title,
      String titleId,
      BigDecimal minimum,
      String unit,
      List<ReadinessFigure> values) {}

  private final ReadinessProperties properties;
  private final ReadinessStore store;
  private final Clock clock;
  private final Map<String, FigureFile> files = new HashMap<>();

  Prerequisites(
      ReadinessProperties properties,
      ReadinessStore store,
      Clock clock,
      @Value("${hub.home}") String home) {
    this.properties = properties;
    this.store = store;
    this.clock = clock;
    properties
        .prerequisites()
        .forEach(
            (id, prerequisite) -> {
              if (prerequisite.file() != null) {
                files.put(id, new FigureFile(Path.of(home).resolve(prerequisite.file())));
              }
            });
  }

  /** Code of the mall's regency. */
  public String regency() {
    return properties.regency();
  }

  /** True when the figure is so old that its agency should be asked. */
  public boolean isDue(String id) {
    return store
        .latest(id)
        .map(known -> known.recordedAt().plus(properties.refresh()).isBefore(clock.instant()))
        .orElse(true);
  }

  /**
   * Keeps a figure.
   *
   * @param measuredOn null stands for today
   */
  public void measured(String id, BigDecimal value, LocalDate measuredOn, String source) {
    LocalDate day = measuredOn == null ? today() : measuredOn;
    store.put(id, new ReadinessFigure(day, value, source, clock.instant()));
  }

  /** Returns the state of all of them, by the last figures. */
  public Readiness report() {
    readFiles();
    return Readiness.of(
        properties.prerequisites().entrySet().stream()
            .map(entry -> standing(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** Returns their values from one day to another, both included. */
  public List<Course> history(LocalDate from, LocalDate to) {
    readFiles();
    return properties.prerequisites().entrySet().stream()
        .map(
            entry -> {
              ReadinessProperties.Prerequisite rule = entry.getValue();
              return new Course(
                  entry.getKey(),
                  rule.title(),
                  rule.titleId(),
                  rule.minimum(),
                  rule.unit(),
                  store.between(entry.getKey(), from, to));
            })
        .toList();
  }

  /** The day in the region. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), REGION);
  }

  private Readiness.Prerequisite standing(String id, ReadinessProperties.Prerequisite rule) {
    Optional<ReadinessFigure> figure = store.latest(id);
    return Readiness.Prerequisite.of(
        id,
        figure.map(ReadinessFigure::value).orElse(null),
        rule.minimum(),
        rule.unit(),
        figure.map(ReadinessFigure::measuredOn).orElse(null),
        figure.map(ReadinessFigure::source).orElse(rule.source() == null ? "file" : rule.source()));
  }

  private void readFiles() {
    files.forEach(
        (id, file) -> {
          try {
            file.news(today()).forEach(row -> measured(id, row.value(), row.measuredOn(), "file"));
          } catch (IOException e) {
            LOG.warn(
                "The file of the prerequisite {} can't be read: {}. The figures before go on.",
                id,
                e instanceof JsonProcessingException row ? row.getOriginalMessage() : e.toString());
          }
        });
  }
}
