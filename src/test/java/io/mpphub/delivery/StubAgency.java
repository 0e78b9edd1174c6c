package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.access.Reader;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.admit.Admission;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;

/** Routes that stand in for agencies' operations. They answer as told, and else: yes. */
public final class StubAgency extends RouteBuilder {

  /** What it does with a request that it wasn't told anything about. */
  interface Books {

    /** It is to be done. */
    JsonNode submit(String messageId);

    /**
     * Was it done?
     *
     * @throws AgencyException {@code not-found} when it wasn't
     */
    JsonNode status(String messageId);
  }

  /** The message ids that came with the requests. */
  public final List<String> received = new CopyOnWriteArrayList<>();

  /** Who was asked, in checks. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** For whom a check or a confirmation came. */
  final List<Reader> readers = new CopyOnWriteArrayList<>();

  /** What came to be taken back. */
  final List<JsonNode> withdrawn = new CopyOnWriteArrayList<>();

  private final Queue<UnaryOperator<JsonNode>> withdrawals = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> confirmations = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> checkAnswers = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> workerAnswers = new ConcurrentLinkedQueue<>();
  private volatile Books books;

  /** What it got and was told before. */
  void forget() {
    received.clear();
    withdrawn.clear();
    answers.clear();
    confirmations.clear();
    withdrawals.clear();
  }

  /** From now on it remembers what it did. */
  void keeps(Books kept) {
    books = kept;
  }

  /** What the next question gets whether it was done. */
  public void confirms(UnaryOperator<JsonNode> next) {
    confirmations.add(next);
  }

  /** What the next withdrawal gets. */
  void withdraws(UnaryOperator<JsonNode> next) {
    withdrawals.add(next);
  }

  /** What the next request gets. */
  void answers(UnaryOperator<JsonNode> next) {
    answers.add(next);
  }

  /** The next requests fail. */
  public void fails(int times, RuntimeException failure) {
    for (int i = 0; i < times; i++) {
      answers.add(failing(failure));
    }
  }

  /** What the registry answers to the next question. */
  void checks(UnaryOperator<JsonNode> next) {
    checkAnswers.add(next);
  }

  /** What the register of workers, which is asked second, answers to the next question. */
  void checksWorkers(UnaryOperator<JsonNode> next) {
    workerAnswers.add(next);
  }

  public static UnaryOperator<JsonNode> failing(RuntimeException failure) {
    return request -> {
      throw failure;
    };
  }

  public static JsonNode reference(String reference) {
    return new ObjectMapper().createObjectNode().put("agencyReference", reference);
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("direct:licensing.submit")
        .process(
            told(
                exchange -> {
                  String id = messageId(exchange);
                  received.add(id);
                  JsonNode request = exchange.getMessage().getBody(JsonNode.class);
                  UnaryOperator<JsonNode> answer = answers.poll();
                  if (answer != null) {
                    exchange.getMessage().setBody(answer.apply(request));
                  } else {
                    exchange
                        .getMessage()
                        .setBody(books == null ? reference("P-1") : books.submit(id));
                  }
                  exchange.getMessage().setHeader("Server", "agency");
                }));
    from("direct:licensing.withdraw")
        .process(
            exchange -> {
              JsonNode request = exchange.getMessage().getBody(JsonNode.class);
              withdrawn.add(request);
              UnaryOperator<JsonNode> answer = withdrawals.poll();
              exchange.getMessage().setBody(answer == null ? request : answer.apply(request));
            });
    from("direct:licensing.status")
        .process(
            exchange -> {
              readers.add(exchange.getProperty(Reader.PROPERTY, Reader.class));
              UnaryOperator<JsonNode> answer = confirmations.poll();
              exchange
                  .getMessage()
                  .setBody(
                      answer == null
                          ? books.status(messageId(exchange))
                          : answer.apply(exchange.getMessage().getBody(JsonNode.class)));
            });
    asked("registry", checkAnswers);
    asked("workers", workerAnswers);
  }

  private void asked(String connector, Queue<UnaryOperator<JsonNode>> told) {
    from("direct:" + connector + ".find")
        .process(
            told(
                exchange -> {
                  asked.add(connector);
                  readers.add(exchange.getProperty(Reader.PROPERTY, Reader.class));
                  UnaryOperator<JsonNode> answer = told.poll();
                  JsonNode question = exchange.getMessage().getBody(JsonNode.class);
                  JsonNode nothing = new ObjectMapper().createObjectNode();
                  exchange.getMessage().setBody(answer == null ? nothing : answer.apply(question));
                }));
  }

  /** As a connector's routes do, it tells of refused credentials before the delivery hears. */
  private static Processor told(Processor agency) {
    return exchange -> {
      try {
        agency.process(exchange);
      } catch (AgencyException e) {
        if (e.isOfCredentials()) {
          Registry beans = exchange.getContext().getRegistry();
          beans
              .findSingleByType(Admission.class)
              .refused(
                  beans.findSingleByType(ConnectorRegistry.class).find(e.connector()).orElseThrow(),
                  e.getMessage());
        }
        throw e;
      }
    };
  }

  private static String messageId(Exchange exchange) {
    return exchange.getProperty("hub.messageId", String.class);
  }
}
