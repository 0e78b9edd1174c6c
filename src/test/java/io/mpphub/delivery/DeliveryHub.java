package io.mpphub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageQuery;
import io.mpphub.delivery.message.Messages;
import io.mpphub.delivery.queue.Queues;
import io.mpphub.idempotency.Fingerprint;
import io.mpphub.idempotency.Idempotency;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformWebMvcConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jms.core.JmsTemplate;

/** The store and the delivery with a real broker and a stub agency; restartable on its data. */
public final class DeliveryHub implements AutoCloseable {

  static final String NIK = "3508104101900001";
  public static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofMillis(50), 1, Duration.ofMillis(50));

  // Without a web server there are no doors.
  @EnableAutoConfiguration(
      exclude = {
        SpringBootPlatformHttpAutoConfiguration.class,
        SpringBootPlatformWebMvcConfiguration.class
      })
  @ComponentScan({
    "io.mpphub.application",
    "io.mpphub.delivery",
    "io.mpphub.idempotency",
    "io.mpphub.invalid",
    "io.mpphub.jdbc",
    "io.mpphub.retention",
    "io.mpphub.storage"
  })
  @Import({ConnectorRegistry.class, Holds.class, Admission.class})
  static class Parts {
    @Bean
    CircuitBreakerRegistry circuitBreakers() {
      return CircuitBreakerRegistry.ofDefaults();
    }

    @Bean
    Chains chains() {
      return CHAIN;
    }
  }

  static final ObjectNode DATA =
      new ObjectMapper().createObjectNode().put("facility", "Puskesmas A");
  static final StubChain CHAIN = new StubChain();

  public final ConfigurableApplicationContext context;
  final StubAgency agency;

  private DeliveryHub(ConfigurableApplicationContext context, StubAgency agency) {
    this.context = context;
    this.agency = agency;
  }

  public static DeliveryHub start(Path data, StubAgency agency, String... settings) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("hub.data", data.toString());
    properties.put("camel.main.routes-include-pattern", "file:routes/delivery.camel.yaml");
    properties.put("hub.delivery.sweep-interval", "200ms");
    properties.put("spring.main.banner-mode", "off");
    for (String setting : settings) {
      properties.put(
          setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .initializers(fresh -> fresh.getBeanFactory().registerSingleton("stubAgency", agency))
            .run(
                properties.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
    return new DeliveryHub(context, agency);
  }

  /** Lets deliveries to the stub agency run. */
  public DeliveryHub connect() {
    connect(TestConnectors.asked("registry", QUICK, "find"));
    connect(TestConnectors.asked("workers", QUICK, "find"));
    return connect(TestConnectors.connector("licensing", QUICK, "submit"));
  }

  /** Lets deliveries run as this connector says. */
  public DeliveryHub connect(Connector connector) {
    TestConnectors.register(context.getBean(ConnectorRegistry.class), connector);
    context.publishEvent(new ConnectorStarted(connector));
    return this;
  }

  public UUID submit() {
    return accept(request(null)).id();
  }

  /** With checks still to be made. */
  UUID submitUnchecked() {
    return accept(request(CHAIN.first(DATA), null)).id();
  }

  private Application accept(NewApplication request) {
    return context.getBean(Applications.class).accept(request);
  }

  /**
   * @param idempotency null for none
   */
  static NewApplication request(Idempotency idempotency) {
    return request(NextStep.submit(0, "licensing", "submit", DATA), idempotency);
  }

  private static NewApplication request(NextStep first, Idempotency idempotency) {
    return new NewApplication(
        UUID.randomUUID(), "mall", "practice-licence", NIK, DATA, first, List.of(), idempotency);
  }

  /** The mall's use of a key for what says this. */
  static Idempotency use(String key, String meaning) {
    return new Idempotency("mall", key, new Fingerprint("bytes of " + meaning, meaning));
  }

  public Application application(UUID id) {
    return context.getBean(ApplicationStore.class).find(id).orElseThrow();
  }

  public ApplicationState state(UUID id) {
    return application(id).state();
  }

  public Message message(UUID application) {
    return messages()
        .search(new MessageQuery(application, null, null, null, null, null, null, 1))
        .items()
        .get(0)
        .message();
  }

  public List<Attempt> attempts(UUID application) {
    return messages().attempts(message(application).id());
  }

  Messages messages() {
    return context.getBean(Messages.class);
  }

  /** A ticket as the relay sends it, whether or not one is due. */
  void sendTicket(Map<String, Object> properties) {
    new JmsTemplate(bean(ConnectionFactory.class))
        .send(
            Queues.deliveries("licensing"),
            session -> {
              jakarta.jms.Message ticket = session.createTextMessage("by hand");
              for (Map.Entry<String, Object> property : properties.entrySet()) {
                ticket.setObjectProperty(property.getKey(), property.getValue());
              }
              return ticket;
            });
  }

  /** The tickets' messages in a queue, those for later not among them. */
  public List<String> queued(String queue) {
    return new JmsTemplate(bean(ConnectionFactory.class))
        .browse(
            queue,
            (session, browser) -> {
              List<String> ids = new ArrayList<>();
              Enumeration<?> messages = browser.getEnumeration();
              while (messages.hasMoreElements()) {
                ids.add(
                    ((jakarta.jms.Message) messages.nextElement()).getStringProperty("hubMessage"));
              }
              return ids;
            });
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
