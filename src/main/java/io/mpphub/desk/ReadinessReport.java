package io.mpphub.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.canonical.Figure;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Faults;
import io.mpphub.gateway.Parameters;
import io.mpphub.problem.Language;
import io.mpphub.readiness.Prerequisites;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Steps of the readiness service: asks for each figure that has become old, and holds all against
 * their minimums.
 */
@Component("readiness")
class ReadinessReport implements Desk {

  private static final Logger LOG = LoggerFactory.getLogger(ReadinessReport.class);

  /** Values of a prerequisite over time. */
  record Course(String id, String title, BigDecimal minimum, String unit, List<Point> values) {}

  record Point(LocalDate measuredOn, BigDecimal value, String source) {}

  private final Exchanges exchanges;
  private final Prerequisites prerequisites;

  ReadinessReport(Exchanges exchanges, Prerequisites prerequisites) {
    this.exchanges = exchanges;
    this.prerequisites = prerequisites;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of("getReadinessHistory", this::history);
  }

  public void open(Exchange exchange) {
    exchanges.open(exchange);
  }

  /** True when the agency should be asked for this figure. */
  public boolean isDue(String id) {
    return prerequisites.isDue(id);
  }

  /** The canonical request for every figure: the mall's regency. */
  public void ask(Exchange exchange) {
    exchange
        .getMessage()
        .setBody(
            JsonNodeFactory.instance.objectNode().put("regency", prerequisites.regency()),
            JsonNode.class);
  }

  /**
   * Takes an agency's answer.
   *
   * @param id the prerequisite that it answers
   * @param source the connector that was asked
   */
  public void take(Exchange exchange, String id, String source) {
    Figure figure = exchanges.answer(exchange, Figure.class, source);
    prerequisites.measured(id, figure.value(), figure.measuredOn(), source);
  }

  /** An agency did not answer: the figure before stands. */
  public void miss(Exchange exchange, String id) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    LOG.warn("No new figure of {}: {}", id, cause.getMessage());
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
  }

  public void report(Exchange exchange) {
    exchanges.reply(exchange, 200, prerequisites.report());
  }

  /** The figures of a span of days, the last year when none is given. */
  void history(Exchange exchange) {
    exchanges.open(exchange);
    Faults faults = new Faults();
    LocalDate from = faults.of(() -> Parameters.day("from", Exchanges.query(exchange, "from")));
    LocalDate to = faults.of(() -> Parameters.day("to", Exchanges.query(exchange, "to")));
    faults.end();
    LocalDate end = to == null ? prerequisites.today() : to;
    LocalDate begin = from == null ? end.minusYears(1) : from;
    if (begin.isAfter(end)) {
      throw Parameters.invalid("from", "must not be after to");
    }
    Language language = Exchanges.language(exchange);
    List<Course> courses =
        prerequisites.history(begin, end).stream().map(c -> course(c, language)).toList();
    exchanges.reply(exchange, 200, Map.of("prerequisites", courses));
  }

  private static Course course(Prerequisites.Course course, Language language) {
    return new Course(
        course.id(),
        language == Language.ENGLISH ? course.title() : course.titleId(),
        course.minimum(),
        course.unit(),
        course.values().stream()
            .map(f -> new Point(f.measuredOn(), f.value(), f.source()))
            .toList());
  }
}
