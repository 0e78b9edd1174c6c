package io.mpphub.delivery;

import static io.mpphub.application.ApplicationState.APPROVED;
import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.DELIVERING;
import static io.mpphub.application.ApplicationState.FAILED;
import static io.mpphub.application.ApplicationState.REJECTED;
import static io.mpphub.application.ApplicationState.SUBMITTED;
import static io.mpphub.application.ApplicationState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.application.HistoryEntry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.letter.DeadLetters;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.Queues;
import io.mpphub.delivery.queue.Ticket;
import io.mpphub.idempotency.Fingerprint;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.idempotency.IdempotencyKeys;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Acceptance to delivery through a real broker, with a stub agency: on every set-up the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveryContract {

  private static final Decision YES = new Decision(true, "SIP/1", null, null, null);

  final StubAgency agency = new StubAgency();
  DeliveryHub hub;

  /** Settings of the set-up that the hub runs on, such as another broker's address. */
  abstract String[] settings(Path data) throws Exception;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    hub = DeliveryHub.start(data, agency, settings(data)).connect();
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
    stopServers();
  }

  /** A query that counts the transactions of the database that wait for another one's end. */
  abstract String transactionsThatWait();

  /** Stops what the set-up started. */
  void stopServers() throws Exception {}

  @BeforeEach
  void forget() {
    agency.received.clear();
    agency.asked.clear();
  }

  @Test
  void delivers() {
    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-1");
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED);
    assertThat(hub.message(id).status()).isEqualTo(MessageStatus.DELIVERED);
    assertThat(outcomes(id)).containsExactly("delivered");
    assertThat(agency.received).containsExactly(hub.message(id).id().toString());
    assertThat(
            hub.bean(MeterRegistry.class)
                .get("hub.deliveries")
                .tags("connector", "licensing", "operation", "submit", "outcome", "delivered")
                .timer()
                .count())
        .isPositive();
  }

  @Test
  void triesAgainUntilTheAgencyIsBack() {
    agency.fails(2, down());

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(outcomes(id)).containsExactly("transient", "transient", "delivered");
    assertThat(hub.attempts(id)).extracting(Attempt::httpStatus).containsExactly(503, 503, null);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, WAITING, DELIVERING, DELIVERED);
    assertThat(agency.received).hasSize(3).containsOnly(hub.message(id).id().toString());
  }

  @Test
  void movesToDeadLetterAfterLastRetryAndIsReplayed() {
    agency.fails(3, down());

    UUID id = hub.submit();

    awaitState(id, FAILED);
    Message dead = hub.message(id);
    assertThat(dead.status()).isEqualTo(MessageStatus.DEAD);
    assertThat(dead.progress().cause()).isEqualTo("licensing is down");
    assertThat(hub.attempts(id)).hasSize(3);
    await().untilAsserted(() -> assertThat(deadTickets()).contains(dead.id().toString()));

    assertThat(hub.bean(DeadLetters.class).replay(dead.id(), "operator")).isTrue();

    awaitState(id, DELIVERED);
    assertThat(hub.attempts(id)).hasSize(4);
    assertThat(hub.message(id).progress().cause()).isNull();
    assertThat(states(id)).endsWith(FAILED, WAITING, DELIVERING, DELIVERED);
    assertThat(hub.messages().actions(dead.id()).get(0).operator()).isEqualTo("operator");
    await().untilAsserted(() -> assertThat(deadTickets()).doesNotContain(dead.id().toString()));
    assertThat(hub.bean(DeadLetters.class).replay(dead.id(), "operator")).isFalse();
  }

  @Test
  void isGivenUpByAnOperatorWithAReason() {
    agency.fails(3, down());
    UUID id = hub.submit();
    awaitState(id, FAILED);
    UUID message = hub.message(id).id();

    assertThat(hub.bean(DeadLetters.class).discard(message, "sent by hand", "operator")).isTrue();

    assertThat(hub.message(id).status()).isEqualTo(MessageStatus.DISCARDED);
    assertThat(hub.state(id)).isEqualTo(FAILED);
    assertThat(hub.messages().actions(message).get(0).reason()).isEqualTo("sent by hand");
    assertThat(hub.bean(DeadLetters.class).replay(message, "operator")).isFalse();
  }

  @Test
  void takesTheAgencysNoForFinal() {
    agency.fails(1, new AgencyException("licensing", "submit", Outcome.REJECTED, 422, null, "no"));

    UUID id = hub.submit();

    awaitState(id, REJECTED);
    assertThat(hub.message(id).status()).isEqualTo(MessageStatus.REJECTED);
    assertThat(hub.application(id).history().get(2).note()).isEqualTo("no");
    assertThat(outcomes(id)).containsExactly("rejected");
  }

  /** Such as a registration whose end can't be read, or somebody else's record. */
  @ParameterizedTest
  @ValueSource(strings = {"registry", "workers"})
  void sendsNothingOfWhichACheckCanNotBeRead(String asked) {
    UnaryOperator<JsonNode> unreadable =
        StubAgency.failing(
            new AgencyException(asked, "find", Outcome.UNREADABLE, 200, null, "can't be read"));
    for (int i = 0; i < DeliveryHub.QUICK.attempts(); i++) {
      if (asked.equals("registry")) {
        agency.checks(unreadable);
      } else {
        agency.checksWorkers(unreadable);
      }
    }

    UUID id = hub.submitUnchecked();

    awaitState(id, FAILED);
    assertThat(hub.application(id).checked()).isFalse();
    assertThat(agency.asked).filteredOn(asked::equals).hasSize(DeliveryHub.QUICK.attempts());
    assertThat(agency.received).isEmpty();
  }

  @Test
  void countsNoAttemptWhenNothingIsSent() {
    agency.fails(5, TestConnectors.notSent("licensing", Duration.ofMillis(10)));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(agency.received).hasSize(6);
    assertThat(outcomes(id)).containsExactly("delivered");
    assertThat(hub.message(id).progress().tries()).isEqualTo(1);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, WAITING, DELIVERING, DELIVERED);
  }

  @Test
  void marksWhatMayBeARepeat() {
    agency.fails(
        1, AgencyException.unanswered("licensing", "submit", Reach.TIMED_OUT, null, "slow"));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(hub.attempts(id))
        .extracting(Attempt::note)
        .containsExactly("slow", "may be a repeat");
  }

  @Test
  void survivesAFaultOfTheHubItself() {
    agency.fails(1, new IllegalStateException("NIK " + DeliveryHub.NIK));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(outcomes(id)).containsExactly("internal", "delivered");
    assertThat(hub.attempts(id).get(0).note()).doesNotContain(DeliveryHub.NIK);
  }

  @Test
  void isDeliveredOnceThoughItsTicketComesAgain() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    Message message = hub.message(id);

    hub.sendTicket(Ticket.properties(message.with(message.progress().resent(now(), null)), null));
    hub.sendTicket(
        Map.of(
            "hubMessage", message.id().toString(),
            "hubTurn", 0,
            "JMSXGroupID", id.toString()));

    awaitState(hub.submit(), DELIVERED);
    await().until(() -> hub.queued(Queues.deliveries("licensing")).isEmpty());
    assertThat(hub.attempts(id)).hasSize(1);
    assertThat(agency.received).hasSize(2);
  }

  @Test
  void setsAsideWhatIsNoMessageOfOurs() {
    String unknown = UUID.randomUUID().toString();
    hub.sendTicket(Map.of("hubMessage", unknown, "hubTurn", 0, "JMSXGroupID", unknown));
    hub.sendTicket(Map.of("hubMessage", "rubbish"));

    awaitState(hub.submit(), DELIVERED);
    await()
        .untilAsserted(
            () -> assertThat(hub.queued("hub.licensing.invalid")).contains(unknown, "rubbish"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void takesAMessageThatNobodyCanReadOnceAndTheNextAfterIt(MessageCreator unreadable) {
    long before = receipts();
    int invalid = hub.queued("hub.licensing.invalid").size();
    new JmsTemplate(hub.bean(ConnectionFactory.class))
        .send(Queues.deliveries("licensing"), unreadable);

    awaitState(hub.submit(), DELIVERED);

    await().until(() -> hub.queued("hub.licensing.invalid").size() == invalid + 1);
    // Each once: nothing was given back to the broker, which would deliver it later again.
    await().untilAsserted(() -> assertThat(receipts() - before).isEqualTo(2));
  }

  static Stream<Named<MessageCreator>> unreadable() {
    return Stream.of(
        Named.of("no properties", session -> session.createTextMessage("{\"broken")),
        Named.of(
            "bytes",
            session -> {
              BytesMessage message = session.createBytesMessage();
              message.writeBytes(new byte[] {(byte) 0xC3, 0x28, 0, -1});
              return message;
            }),
        Named.of("a map", session -> session.createMapMessage()),
        Named.of("a stream", session -> session.createStreamMessage()),
        Named.of("an object", session -> session.createObjectMessage(new ArrayList<>())),
        Named.of("nothing", session -> session.createMessage()),
        Named.of(
            "an id that is none",
            session -> {
              jakarta.jms.Message message = session.createTextMessage();
              message.setStringProperty("hubMessage", "x".repeat(100_000));
              message.setStringProperty("JMSXGroupID", "'; drop table message; --");
              message.setIntProperty("hubTurn", -1);
              return message;
            }));
  }

  @Test
  void setsAMessageAsideWhoseStoredRequestCanNotBeRead() throws Exception {
    RouteController routes = hub.bean(CamelContext.class).getRouteController();
    routes.stopRoute("delivery.licensing");
    UUID broken = hub.submit();
    String message = hub.message(broken).id().toString();
    JdbcClient.create(hub.bean(DataSource.class))
        .sql("update message set body = '{broken' where application_id = ?")
        .param(broken)
        .update();
    UUID next = hub.submit();
    routes.startRoute("delivery.licensing");

    awaitState(next, DELIVERED);
    awaitState(broken, FAILED);
    assertThat(hub.message(broken).status()).isEqualTo(MessageStatus.DEAD);
    assertThat(hub.message(broken).progress().cause()).contains("can't be read");
    await().untilAsserted(() -> assertThat(hub.queued("hub.licensing.invalid")).contains(message));
    assertThat(agency.received).hasSize(1);
  }

  /** How many messages the deliveries' route has taken from its queue. */
  private long receipts() {
    return hub.bean(CamelContext.class)
        .getCamelContextExtension()
        .getContextPlugin(ManagedCamelContext.class)
        .getManagedRoute("delivery.licensing")
        .getExchangesTotal();
  }

  @Test
  void keepsTheOrderOfAnApplicationsMessagesThroughRetries() {
    agency.fails(1, down());
    UUID id = hub.submit();
    Message second = follow(id);

    await().until(() -> find(second).status() == MessageStatus.DELIVERED);
    String first = hub.bean(MessageStore.class).ofApplication(id).get(0).id().toString();
    assertThat(agency.received).containsExactly(first, first, second.id().toString());
  }

  @Test
  void sweepsUpWhatWasStoredButNeverSent() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);

    Message neverSent = follow(id);

    await().until(() -> find(neverSent).status() == MessageStatus.DELIVERED);
  }

  @Test
  void isDecidedBeforeTheAgencyAnswersTheSubmission() throws Exception {
    Exchanger<String> calls = new Exchanger<>();
    agency.answers(
        request -> {
          meet(calls);
          meet(calls);
          return StubAgency.reference("P-9");
        });
    UUID id = hub.submit();
    meet(calls);

    Decisions decisions = hub.bean(Decisions.class);
    assertThat(decisions.decide("licensing", id, YES, null)).isEqualTo(Decided.APPLIED);
    meet(calls);

    await().until(() -> hub.message(id).status() == MessageStatus.DELIVERED);
    Application application = hub.application(id);
    assertThat(application.state()).isEqualTo(APPROVED);
    assertThat(application.agencyReference()).isEqualTo("P-9");
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, APPROVED);
  }

  @Test
  void tellsOfAnAnswerWithAnotherReferenceThanTheDecisionHad() throws Exception {
    Exchanger<String> calls = new Exchanger<>();
    agency.answers(
        request -> {
          meet(calls);
          meet(calls);
          return StubAgency.reference("P-9");
        });
    UUID id = hub.submit();
    meet(calls);

    assertThat(hub.bean(Decisions.class).decide("licensing", id, YES, "P-8"))
        .isEqualTo(Decided.APPLIED);
    meet(calls);

    await().until(() -> hub.message(id).status() == MessageStatus.DELIVERED);
    Application application = hub.application(id);
    assertThat(application.state()).isEqualTo(APPROVED);
    assertThat(application.agencyReference()).isEqualTo("P-8");
    assertThat(application.history().get(application.history().size() - 1).note())
        .startsWith("The agency's number for it changed");
    assertThat(hub.attempts(id))
        .singleElement()
        .extracting(Attempt::note)
        .isEqualTo("the agency's number in this answer is P-9");
  }

  @Test
  void isDecidedOnce() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    Decisions decisions = hub.bean(Decisions.class);
    Decision no = new Decision(false, null, null, "not complete", null);

    assertThat(decisions.decide("licensing", id, YES, "P-1")).isEqualTo(Decided.APPLIED);
    assertThat(decisions.decide("licensing", id, YES, "P-1")).isEqualTo(Decided.REPEATED);
    assertThat(decisions.decide("licensing", id, no, "P-1")).isEqualTo(Decided.CONTRADICTED);

    assertThat(decisions.decide("licensing", id, no, "P-1")).isEqualTo(Decided.CONTRADICTED);

    assertThat(hub.application(id).decision()).isEqualTo(YES);
    // The contradiction is a remark of its own, once.
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, APPROVED, APPROVED);
  }

  @Test
  void isNotDecidedUnderAnotherReference() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    Decisions decisions = hub.bean(Decisions.class);

    assertThat(decisions.decide("licensing", id, YES, "P-2")).isEqualTo(Decided.OF_ANOTHER);
    assertThat(hub.application(id).decision()).isNull();
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-1");

    assertThat(decisions.decide("licensing", id, YES, "P-1")).isEqualTo(Decided.APPLIED);
    assertThat(decisions.decide("licensing", id, YES, "P-2")).isEqualTo(Decided.OF_ANOTHER);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, APPROVED);
  }

  @Test
  void isNotDecidedBeforeItIsSubmitted() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    Decisions decisions = hub.bean(Decisions.class);
    LocalDate day =
        LocalDate.ofInstant(hub.application(id).submittedAt(), ZoneOffset.UTC).minusDays(1);

    assertThat(decisions.decide("licensing", id, dated(day.minusDays(1)), "P-1"))
        .isEqualTo(Decided.TOO_EARLY);
    assertThat(hub.application(id).decision()).isNull();
    assertThat(decisions.decide("licensing", id, dated(day), "P-1")).isEqualTo(Decided.APPLIED);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, APPROVED);
  }

  private static Decision dated(LocalDate day) {
    return new Decision(true, "SIP/1", null, null, day);
  }

  @Test
  void isDecidedOnlyByTheAgencyThatHasIt() {
    UUID id = hub.submit();
    Decisions decisions = hub.bean(Decisions.class);

    assertThat(decisions.decide("oss", id, YES, null)).isEqualTo(Decided.UNKNOWN);
    assertThat(decisions.decide("licensing", UUID.randomUUID(), YES, null))
        .isEqualTo(Decided.UNKNOWN);
    awaitState(id, DELIVERED);
  }

  @Test
  void isNotSentAnyMoreOnceItIsDecided() {
    agency.fails(3, down());
    UUID id = hub.submit();
    awaitState(id, FAILED);

    hub.bean(Decisions.class).decide("licensing", id, YES, null);

    assertThat(hub.message(id).status()).isEqualTo(MessageStatus.DELIVERED);
    assertThat(hub.state(id)).isEqualTo(APPROVED);
  }

  @Test
  void givesTheFirstAnswerToARepeatedKey() {
    Applications applications = hub.bean(Applications.class);
    Idempotency use = DeliveryHub.use(UUID.randomUUID().toString(), "hash");
    assertThat(applications.accepted(use)).isEmpty();

    Application first = applications.accept(DeliveryHub.request(use));
    awaitState(first.id(), DELIVERED);

    assertThat(applications.accept(DeliveryHub.request(use)))
        .usingRecursiveComparison()
        .isEqualTo(first);
    assertThat(applications.accepted(use)).isPresent();
    Idempotency other = DeliveryHub.use(use.key(), "other");
    assertThatThrownBy(() -> applications.accept(DeliveryHub.request(other)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.IDEMPOTENCY_CONFLICT));
    assertThat(agency.received).hasSize(1);
  }

  @Test
  void acceptsOneApplicationOfFiftyRequestsWithOneKeyAtOnce() throws Exception {
    Applications applications = hub.bean(Applications.class);
    Idempotency use = DeliveryHub.use(UUID.randomUUID().toString(), "hash");

    List<Application> answers = atOnce(50, i -> applications.accept(DeliveryHub.request(use)));

    assertThat(answers).extracting(Application::id).containsOnly(answers.get(0).id());
    assertThat(answers).extracting(Application::state).containsOnly(SUBMITTED);
    awaitState(answers.get(0).id(), DELIVERED);
    assertThat(agency.received).hasSize(1);
  }

  /** Such a hub has the key already, or hasn't; the front end asks this one again. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersInPlaceOfAHubThatStandsStillBeforeItsCommit(boolean commits) throws Exception {
    Idempotency use = DeliveryHub.use(UUID.randomUUID().toString(), "this");
    Idempotency again =
        new Idempotency("mall", use.key(), new Fingerprint("anew", use.request().meaning()));
    UUID first = hub.submit();
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch thawed = new CountDownLatch(1);
    CompletableFuture<Void> frozen =
        CompletableFuture.runAsync(
            () ->
                new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                        status -> {
                          hub.bean(IdempotencyKeys.class)
                              .insert(
                                  use.client(),
                                  use.key(),
                                  new IdempotencyKeys.Use(use.request(), first),
                                  hub.bean(Clock.class).instant());
                          taken.countDown();
                          assertThat(reached(thawed)).isTrue();
                          if (!commits) {
                            status.setRollbackOnly();
                          }
                        }));
    assertThat(reached(taken)).isTrue();

    NewApplication request = DeliveryHub.request(again);
    CompletableFuture<Application> repeat =
        CompletableFuture.supplyAsync(() -> hub.bean(Applications.class).accept(request));
    JdbcClient jdbc = JdbcClient.create(hub.bean(DataSource.class));
    await().until(() -> jdbc.sql(transactionsThatWait()).query(Integer.class).single() > 0);
    thawed.countDown();

    UUID answer = repeat.get(20, TimeUnit.SECONDS).id();
    assertThat(answer).isEqualTo(commits ? first : request.id());
    frozen.get(20, TimeUnit.SECONDS);
    awaitState(first, DELIVERED);
    awaitState(answer, DELIVERED);
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void acceptsOneOfTwoRequestsThatAreAtOddsOverOneKey() throws Exception {
    Applications applications = hub.bean(Applications.class);
    String key = UUID.randomUUID().toString();

    List<Object> answers =
        atOnce(
            20,
            i -> {
              Idempotency use = DeliveryHub.use(key, i % 2 == 0 ? "one" : "other");
              try {
                return applications.accept(DeliveryHub.request(use)).id();
              } catch (ProblemException e) {
                return e.code();
              }
            });

    assertThat(answers)
        .filteredOn(ProblemCode.IDEMPOTENCY_CONFLICT::equals)
        .as(answers.toString())
        .hasSize(10);
    assertThat(new HashSet<>(answers)).hasSize(2);
    awaitState(
        answers.stream()
            .filter(UUID.class::isInstance)
            .map(UUID.class::cast)
            .findFirst()
            .orElseThrow(),
        DELIVERED);
  }

  /** What each of so many threads gets that begin at the same moment. */
  private static <T> List<T> atOnce(int threads, IntFunction<T> work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> calls =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      (Callable<T>)
                          () -> {
                            together.await();
                            return work.apply(i);
                          })
              .toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : executor.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void goesOnWhenItsConnectorStartsAgain() {
    hub.connect();

    awaitState(hub.submit(), DELIVERED);
  }

  @Test
  void holdsNoPersonalDataInTheBroker() {
    agency.fails(3, down());
    UUID id = hub.submit();
    awaitState(id, FAILED);

    Map<String, Object> ticket = Ticket.properties(hub.message(id), null);

    assertThat(ticket.toString()).doesNotContain(DeliveryHub.NIK);
    assertThat(ticket).containsKeys("hubMessage", "JMSXGroupID");
  }

  private void awaitState(UUID id, ApplicationState state) {
    await().atMost(30, TimeUnit.SECONDS).until(() -> hub.state(id), state::equals);
  }

  private List<ApplicationState> states(UUID id) {
    return hub.application(id).history().stream().map(HistoryEntry::state).toList();
  }

  private List<String> outcomes(UUID id) {
    return hub.attempts(id).stream().map(Attempt::outcome).toList();
  }

  private List<String> deadTickets() {
    return hub.queued(Queues.dead("licensing"));
  }

  private Message find(Message message) {
    return hub.messages().find(message.id()).orElseThrow();
  }

  /** A second message of the application, stored as an acceptance stores the first. */
  private Message follow(UUID application) {
    Instant now = now();
    Message second =
        new Message(
            hub.bean(io.mpphub.jdbc.Ids.class).next(),
            application,
            ChainStep.submit(1),
            "licensing",
            "submit",
            now,
            Progress.accepted(now, now));
    JsonNode body = StubAgency.reference("unused");
    new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> hub.bean(MessageStore.class).insert(second, body));
    return second;
  }

  private Instant now() {
    return hub.bean(Clock.class).instant();
  }

  private static void meet(Exchanger<String> calls) {
    try {
      calls.exchange("here", 20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static AgencyException down() {
    return new AgencyException(
        "licensing", "submit", Outcome.TRANSIENT, 503, null, "licensing is down");
  }
}
