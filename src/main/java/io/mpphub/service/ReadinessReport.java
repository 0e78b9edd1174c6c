package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.canonical.Readiness;
import io.mpphub.canonical.Readiness.Prerequisite;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Steps of the readiness service: asks for each figure in turn and holds it against its minimum.
 */
@Component("readiness")
class ReadinessReport {

  private static final String FIGURES = "hub.readiness";

  /** What an agency says of one figure. */
  record Figure(@jakarta.validation.constraints.NotNull BigDecimal value, LocalDate measuredOn) {}

  private final Exchanges exchanges;
  private final ReadinessProperties properties;

  ReadinessReport(Exchanges exchanges, ReadinessProperties properties) {
    this.exchanges = exchanges;
    this.properties = properties;
  }

  /** The canonical request for every figure: the mall's regency. */
  public void ask(Exchange exchange) {
    if (exchange.getProperty(FIGURES) == null) {
      exchanges.open(exchange);
      exchange.setProperty(FIGURES, new ArrayList<Prerequisite>());
    }
    exchange
        .getMessage()
        .setBody(
            JsonNodeFactory.instance.objectNode().put("regency", properties.regency()),
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
    ReadinessProperties.Prerequisite rule = properties.prerequisites().get(id);
    figures(exchange)
        .add(
            Prerequisite.of(
                id, figure.value(), rule.minimum(), rule.unit(), figure.measuredOn(), source));
    ask(exchange);
  }

  public void report(Exchange exchange) {
    exchanges.reply(exchange, 200, Readiness.of(figures(exchange)));
  }

  @SuppressWarnings("unchecked")
  private static List<Prerequisite> figures(Exchange exchange) {
    return exchange.getProperty(FIGURES, List.class);
  }
}
