package io.mpphub.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mpphub.canonical.ResendRequest;
import io.mpphub.canonical.WebhookRequest;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.Messages;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Faults;
import io.mpphub.gateway.KeyedReader;
import io.mpphub.gateway.Owners;
import io.mpphub.gateway.Parameters;
import io.mpphub.idempotency.RepeatableIds;
import io.mpphub.jdbc.Page;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.webhook.Notices;
import io.mpphub.webhook.TestEvents;
import io.mpphub.webhook.Webhook;
import io.mpphub.webhook.Webhooks;
import io.mpphub.webhook.Webhooks.Wish;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** A client's webhooks, as the unified API has them. */
@Component
class WebhookDesk implements Desk {

  private final Exchanges exchanges;
  private final KeyedReader keyed;
  private final RequestReader reader;
  private final Webhooks webhooks;
  private final TestEvents tests;
  private final RepeatableIds ids;
  private final Notices notices;
  private final Messages messages;

  WebhookDesk(
      Exchanges exchanges,
      KeyedReader keyed,
      RequestReader reader,
      Webhooks webhooks,
      TestEvents tests,
      RepeatableIds ids,
      Notices notices,
      Messages messages) {
    this.exchanges = exchanges;
    this.keyed = keyed;
    this.reader = reader;
    this.webhooks = webhooks;
    this.tests = tests;
    this.ids = ids;
    this.notices = notices;
    this.messages = messages;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of(
        "createWebhook", this::create,
        "listWebhooks", this::list,
        "getWebhook", this::get,
        "replaceWebhook", this::replace,
        "deleteWebhook", this::delete,
        "rotateWebhookSecret", this::rotate,
        "testWebhook", this::test,
        "resendEvents", this::resend,
        "listDeliveries", this::deliveries);
  }

  void create(Exchange exchange) {
    exchanges.open(exchange);
    KeyedReader.Keyed<WebhookRequest> request = keyed.read(exchange, WebhookRequest.class);
    WebhookView made =
        WebhookView.of(
            webhooks.create(Exchanges.client(exchange), wish(request.body()), request.use()),
            Exchanges.language(exchange));
    exchanges.reply(exchange, 201, made);
    exchange.getMessage().setHeader("Location", "/api/v1/webhooks/" + made.id());
  }

  void list(Exchange exchange) {
    exchanges.open(exchange);
    List<WebhookView> all =
        webhooks.of(Exchanges.client(exchange)).stream()
            .map(webhook -> WebhookView.of(webhook, Exchanges.language(exchange)))
            .toList();
    exchanges.reply(exchange, 200, new WebhookView.All(all));
  }

  void get(Exchange exchange) {
    exchanges.open(exchange);
    exchanges.reply(exchange, 200, WebhookView.of(find(exchange), Exchanges.language(exchange)));
  }

  void replace(Exchange exchange) {
    exchanges.open(exchange);
    Faults faults = new Faults();
    UUID id = faults.of(() -> id(exchange));
    WebhookRequest request =
        faults.of(() -> reader.read(Exchanges.body(exchange), WebhookRequest.class));
    faults.end();
    Webhook changed = webhooks.change(Exchanges.client(exchange), id, wish(request));
    exchanges.reply(exchange, 200, WebhookView.of(changed, Exchanges.language(exchange)));
  }

  void delete(Exchange exchange) {
    exchanges.open(exchange);
    webhooks.delete(Exchanges.client(exchange), id(exchange));
    exchanges.done(exchange);
  }

  void rotate(Exchange exchange) {
    exchanges.open(exchange);
    UUID id = id(exchange);
    Webhooks.Opened opened =
        webhooks.rotate(Exchanges.client(exchange), id, keyed.use(exchange, "new secret of " + id));
    exchanges.reply(exchange, 200, new WebhookView.Secret(opened.secret(), opened.oldUntil()));
  }

  void test(Exchange exchange) throws JsonProcessingException {
    exchanges.open(exchange);
    Webhook webhook = find(exchange);
    UUID event = ids.idFor(keyed.use(exchange, "test of " + webhook.id()));
    exchanges.reply(
        exchange,
        200,
        WebhookView.Test.of(tests.send(webhook, event), Exchanges.language(exchange)));
  }

  void resend(Exchange exchange) {
    exchanges.open(exchange);
    Faults faults = new Faults();
    UUID id = faults.of(() -> id(exchange));
    KeyedReader.Keyed<ResendRequest> request =
        faults.of(() -> keyed.read(exchange, ResendRequest.class));
    faults.end();
    ResendRequest span = request.body();
    if (!span.from().isBefore(span.until())) {
      throw ProblemException.invalid(
          "The body breaks rules: see errors.",
          List.of(new Fault("/until", "must be later than from")));
    }
    int count =
        webhooks.resend(
            Exchanges.client(exchange),
            id,
            Owners.readable(exchange),
            span.from(),
            span.until(),
            request.use());
    exchanges.reply(exchange, 202, new WebhookView.Resent(count));
  }

  void deliveries(Exchange exchange) {
    exchanges.open(exchange);
    Faults faults = new Faults();
    faults.of(() -> id(exchange));
    UUID after = faults.of(() -> Parameters.uuid("after", Exchanges.query(exchange, "after")));
    Integer limit = faults.of(() -> Parameters.limit(Exchanges.query(exchange, "limit")));
    faults.end();
    Page<Message> page =
        notices.search(find(exchange).recipient(), Owners.readable(exchange), after, limit);
    List<WebhookView.Delivery> shown =
        page.items().stream()
            .map(
                message ->
                    WebhookView.Delivery.of(
                        message, messages.attempts(message.id()), Exchanges.language(exchange)))
            .toList();
    exchanges.reply(exchange, 200, new WebhookView.Deliveries(shown, page.next()));
  }

  private Webhook find(Exchange exchange) {
    return webhooks.find(Exchanges.client(exchange), id(exchange));
  }

  private static UUID id(Exchange exchange) {
    return Parameters.uuid("id", exchange.getMessage().getHeader("id", String.class));
  }

  private static Wish wish(WebhookRequest request) {
    return new Wish(
        request.url(),
        request.description(),
        request.events() == null ? Webhooks.EVENTS : request.events(),
        request.services(),
        request.enabled());
  }
}
