package io.mpphub.survey;

import io.mpphub.canonical.SurveyAnswer;
import io.mpphub.connector.OpeningHours;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Faults;
import io.mpphub.gateway.KeyedReader;
import io.mpphub.gateway.Parameters;
import io.mpphub.idempotency.RepeatableIds;
import io.mpphub.jdbc.DurableCommit;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.service.Catalogue;
import io.mpphub.survey.SurveyStore.Answer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Steps of the satisfaction survey: takes anonymous answers, and sums them up. */
@Component
class Surveys implements Desk {

  record Receipt(UUID id, String service, Instant answeredAt) {}

  /**
   * Summary of the answers.
   *
   * @param service null for all
   * @param from first day, null for the very first
   * @param to last day, null for today
   */
  record Summary(
      String service,
      LocalDate from,
      LocalDate to,
      long answers,
      BigDecimal index,
      String band,
      List<SurveyIndex.Element> elements) {}

  private final Exchanges exchanges;
  private final KeyedReader reader;
  private final Catalogue catalogue;
  private final RepeatableIds ids;
  private final SurveyStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Surveys(
      Exchanges exchanges,
      KeyedReader reader,
      Catalogue catalogue,
      RepeatableIds ids,
      SurveyStore store,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.exchanges = exchanges;
    this.reader = reader;
    this.catalogue = catalogue;
    this.ids = ids;
    this.store = store;
    this.transaction = DurableCommit.durable(transactions);
    this.clock = clock;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of(
        "answerSurvey", this::answer,
        "summariseSurveys", this::summary);
  }

  /** Keeps an answer; a repeat with the same Idempotency-Key is the same answer. */
  void answer(Exchange exchange) {
    exchanges.open(exchange);
    KeyedReader.Keyed<SurveyAnswer> keyed = reader.read(exchange, SurveyAnswer.class);
    SurveyAnswer sent = keyed.body();
    if (!catalogue.has(sent.service())) {
      throw ProblemException.invalid(
          "There is no such service.",
          List.of(new Fault("/service", "must be the id of a service")));
    }
    Answer answer = keep(ids.idFor(keyed.use()), sent);
    exchanges.reply(exchange, 201, new Receipt(answer.id(), answer.service(), answer.answeredAt()));
  }

  private Answer keep(UUID id, SurveyAnswer sent) {
    Answer answer = new Answer(id, sent.service(), clock.instant(), sent.scores().inOrder());
    try {
      transaction.executeWithoutResult(status -> store.insert(answer));
      return answer;
    } catch (DuplicateKeyException repeated) {
      return store.find(id).orElseThrow(() -> repeated);
    }
  }

  void summary(Exchange exchange) {
    exchanges.open(exchange);
    Faults faults = new Faults();
    String service = faults.of(() -> Parameters.service(Exchanges.query(exchange, "service")));
    LocalDate from = faults.of(() -> Parameters.day("from", Exchanges.query(exchange, "from")));
    LocalDate to = faults.of(() -> Parameters.day("to", Exchanges.query(exchange, "to")));
    faults.end();
    if (from != null && to != null && from.isAfter(to)) {
      throw Parameters.invalid("from", "must not be after to");
    }
    SurveyIndex index =
        SurveyIndex.of(
            store.totals(service, begin(from), begin(to == null ? null : to.plusDays(1))));
    exchanges.reply(
        exchange,
        200,
        new Summary(
            service, from, to, index.answers(), index.index(), index.band(), index.elements()));
  }

  private static Instant begin(LocalDate day) {
    return day == null ? null : day.atStartOfDay(OpeningHours.USUAL_ZONE).toInstant();
  }
}
