package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationMoved;
import io.mpphub.application.ApplicationQuery;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.Decision;
import io.mpphub.application.Histories;
import io.mpphub.application.HistoryEntry;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageCount;
import io.mpphub.delivery.message.MessageQuery;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Messages;
import io.mpphub.delivery.message.OperatorAction;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.BrokerMarks;
import io.mpphub.idempotency.Fingerprint;
import io.mpphub.idempotency.IdempotencyKeys;
import io.mpphub.intake.BusinessStore;
import io.mpphub.intake.FacilityStaffing;
import io.mpphub.intake.ReportedBusiness;
import io.mpphub.intake.StaffingStore;
import io.mpphub.jdbc.Ids;
import io.mpphub.jdbc.Json;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.StorableTexts;
import io.mpphub.jdbc.Unstorable;
import io.mpphub.webhook.Notices;
import io.mpphub.webhook.Webhook;
import io.mpphub.webhook.WebhookSecrets;
import io.mpphub.webhook.WebhookStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the store promises on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00.123Z");
  private static final String MALL = "mall";
  private static final String SITI = "3508104101900001";
  private static final String NIB = "8120003508001";
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
  private static final String DEWI = "3508105203880003";

  private final Ids ids = new Ids();
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private final List<Object> moves = new ArrayList<>();
  private ApplicationStore applications;
  private Histories histories;
  private WebhookStore webhooks;
  private Notices notices;
  private MessageStore messages;
  private Messages reads;
  private static final Fingerprint REQUEST = new Fingerprint("hash", "meaning");

  private IdempotencyKeys keys;
  private BrokerMarks marks;
  private BusinessStore businesses;
  private StaffingStore staffing;

  abstract DataSource database();

  @BeforeAll
  void migrate() {
    DataSource database = new StorableTexts(database());
    Flyway.configure().dataSource(database).load().migrate();
    Json json = new Json(mapper);
    jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    applications = new ApplicationStore(jdbc, json, moves::add);
    histories = new Histories(jdbc);
    webhooks = new WebhookStore(jdbc, json);
    notices = new Notices(jdbc);
    messages = new MessageStore(jdbc, json);
    reads = new Messages(jdbc, json);
    keys = new IdempotencyKeys(jdbc);
    marks = new BrokerMarks(jdbc);
    businesses = new BusinessStore(jdbc);
    staffing = new StaffingStore(new JdbcTemplate(database));
  }

  @BeforeEach
  void empty() {
    for (String table :
        List.of(
            "webhook",
            "operator_action",
            "attempt",
            "message",
            "application_history",
            "application",
            "idempotency_key",
            "business",
            "facility_staffing")) {
      jdbc.sql("delete from " + table).update();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12345678901234567.89", "10233780.57", "98765432109876543210", "1e300", "1e-20"})
  void keepsAllDigitsOfNumbers(String number) {
    Message message = message(accept(SITI, "practice-licence").id(), NOW);
    JsonNode exact = mapper.createObjectNode().put("amount", new BigDecimal(number));
    transaction.executeWithoutResult(status -> messages.insert(message, exact));

    JsonNode read = messages.load(message.id()).orElseThrow().body();
    assertThat(read.path("amount").decimalValue()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT \0", "\0", "\ud800", "PT \udc00\ud800", "\ud83d PT"})
  void refusesATextThatNoDatabaseCanHold(String text) {
    for (Runnable storing :
        List.<Runnable>of(
            () -> businesses.put(new ReportedBusiness(NIB, text, "active", null, null), NOW),
            () -> businesses.put(new ReportedBusiness(NIB, "PT", "active", null, text), NOW),
            () -> businesses.find(text),
            () -> staffing.put(List.of(figures(text)), NOW))) {
      assertThatThrownBy(() -> transaction.executeWithoutResult(status -> storing.run()))
          .isInstanceOfSatisfying(
              DataIntegrityViolationException.class,
              refused -> assertThat(Unstorable.isCauseOf(refused)).isTrue());
    }
    assertThat(businesses.find(NIB)).isEmpty();
  }

  @Test
  void refusesAValueThatIsTooLongAndTellsItFromOtherTrouble() {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        businesses.put(
                            new ReportedBusiness(NIB, "x".repeat(501), "active", null, null), NOW)))
        .isInstanceOfSatisfying(
            DataIntegrityViolationException.class,
            refused -> assertThat(Unstorable.isCauseOf(refused)).isTrue());
    assertThat(Unstorable.isCauseOf(new DuplicateKeyException("there"))).isFalse();
    assertThat(Unstorable.isCauseOf(new DataAccessResourceFailureException("away"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT \ud83d\ude00", "é", "\u0001\u001f", "\ufffd\uffff", ""})
  void keepsAnyOtherTextAsItIs(String text) {
    ReportedBusiness business = new ReportedBusiness(NIB, text, "active", NEVER, text);

    transaction.executeWithoutResult(status -> businesses.put(business, NOW));

    assertThat(businesses.find(NIB)).hasValue(business);
  }

  private static FacilityStaffing figures(String text) {
    return new FacilityStaffing(text, text, "Perawat", 1, 1, LocalDate.of(2026, 11, 30));
  }

  @Test
  void findsAnApplicationAsItWasStored() {
    Application stored = accept(SITI, "practice-licence");

    Application found = applications.find(stored.id()).orElseThrow();

    assertThat(found).usingRecursiveComparison().isEqualTo(stored);
    assertThat(found.asSubmitted()).usingRecursiveComparison().isEqualTo(stored);
  }

  @Test
  void readsWhatIsNewInManyHistoriesAtOnce() {
    UUID first = accept(SITI, "practice-licence").id();
    UUID second = accept(DEWI, "practice-licence").id();
    UUID third = accept(DEWI, "practice-licence").id();
    moves.clear();
    change(first, a -> a.move(ApplicationState.DELIVERING, NOW.plusSeconds(1), null));
    change(first, a -> a.move(ApplicationState.WAITING, NOW.plusSeconds(2), "Closed."));
    change(second, a -> a.move(ApplicationState.DELIVERING, NOW.plusSeconds(1), null));

    List<Histories.Entry> news = histories.after(Map.of(first, 1, second, 0, third, 1), 10, 10);

    assertThat(news)
        .filteredOn(entry -> entry.application().equals(first))
        .containsExactly(
            new Histories.Entry(
                first, 2, new HistoryEntry(NOW.plusSeconds(1), ApplicationState.DELIVERING, null)),
            new Histories.Entry(
                first,
                3,
                new HistoryEntry(NOW.plusSeconds(2), ApplicationState.WAITING, "Closed.")));
    assertThat(news)
        .filteredOn(entry -> entry.application().equals(second))
        .extracting(Histories.Entry::number)
        .containsExactly(1, 2);
    assertThat(news).hasSize(4);
    assertThat(histories.after(Map.of(first, 1, second, 0), 10, 3)).hasSize(3);
    assertThat(histories.after(Map.of(first, 1, second, 0), 1, 10))
        .extracting(Histories.Entry::number)
        .containsExactlyInAnyOrder(2, 1);
    assertThat(histories.after(Map.of(), 10, 10)).isEmpty();
    assertThat(histories.position(first))
        .hasValue(new Histories.Position(3, ApplicationState.WAITING));
    assertThat(histories.position(ids.next())).isEmpty();
    assertThat(moves)
        .containsExactly(
            moved(first, 1, ApplicationState.DELIVERING, null, 1),
            moved(first, 2, ApplicationState.WAITING, "Closed.", 2),
            moved(second, 1, ApplicationState.DELIVERING, null, 1));
  }

  private static ApplicationMoved moved(
      UUID id, int before, ApplicationState state, String note, int seconds) {
    HistoryEntry entry = new HistoryEntry(NOW.plusSeconds(seconds), state, note);
    return new ApplicationMoved(id, MALL, "practice-licence", before, List.of(entry));
  }

  @Test
  void keepsWebhooksAndTheirSecrets() {
    Webhook webhook = webhook("mall");
    Webhook other = webhook("kiosk");

    assertThat(webhooks.find(webhook.id())).hasValue(webhook);
    assertThat(webhooks.ofClient("mall")).containsExactly(webhook);
    assertThat(webhooks.enabled()).containsExactly(webhook, other);
    WebhookSecrets first = webhooks.secrets(webhook.id()).orElseThrow();
    WebhookSecrets second =
        new WebhookSecrets(ids.next(), "locked 2", first.current(), NOW.plusSeconds(9));
    assertThat(webhooks.rotate(webhook.id(), first.id(), second, NOW)).isTrue();
    assertThat(webhooks.rotate(webhook.id(), first.id(), second, NOW)).isFalse();
    assertThat(webhooks.secrets(webhook.id())).hasValue(second);

    assertThat(webhooks.recovered(webhook.id())).isFalse();
    webhooks.failing(webhook.id(), NOW);
    webhooks.failing(webhook.id(), NOW.plusSeconds(5));
    assertThat(webhooks.find(webhook.id()).orElseThrow().failingSince()).isEqualTo(NOW);
    assertThat(webhooks.recovered(webhook.id())).isTrue();
    assertThat(webhooks.disable(webhook.id(), "Gone.", NOW)).isTrue();
    assertThat(webhooks.disable(webhook.id(), "Gone again.", NOW)).isFalse();
    assertThat(webhooks.find(webhook.id()).orElseThrow().reason()).isEqualTo("Gone.");
    assertThat(webhooks.enabled()).containsExactly(other);
    webhooks.delete(webhook.id());
    assertThat(webhooks.find(webhook.id())).isEmpty();
  }

  @Test
  void keepsNoticesApartFromWhatGoesToAgencies() {
    Webhook webhook = webhook("mall");
    UUID application = accept(SITI, "practice-licence").id();
    Message toAgency = message(application, "licensing");
    Message first = message(application, webhook.recipient());
    Message second = message(application, webhook.recipient());
    Message toOther = message(application, webhook("kiosk").recipient());

    assertThat(messages.load(first.id()).orElseThrow().follows()).isFalse();
    assertThat(messages.load(second.id()).orElseThrow().follows()).isTrue();
    assertThat(messages.load(toOther.id()).orElseThrow().follows()).isFalse();
    assertThat(messages.ofApplication(application)).containsExactly(toAgency);
    assertThat(notices.search(webhook.recipient(), null, null, 10).items())
        .containsExactly(second, first);

    inTransaction(() -> messages.save(first.with(first.progress().rejected("No.", NOW)), 0));
    assertThat(messages.load(second.id()).orElseThrow().follows()).isFalse();
    assertThat(
            inTransaction(
                () ->
                    notices.startAgain(
                        webhook.recipient(),
                        "kiosk",
                        NOW.minusSeconds(1),
                        NOW.plusSeconds(1),
                        NOW)))
        .isZero();
    assertThat(notices.search(webhook.recipient(), "kiosk", null, 10).items()).isEmpty();
    assertThat(notices.search(webhook.recipient(), MALL, null, 10).items()).hasSize(2);
    assertThat(
            inTransaction(
                () ->
                    notices.startAgain(
                        webhook.recipient(), MALL, NOW.minusSeconds(1), NOW.plusSeconds(1), NOW)))
        .isEqualTo(1);
    assertThat(messages.load(second.id()).orElseThrow().follows()).isTrue();
    assertThat(messages.load(first.id()).orElseThrow().message().progress().turn()).isEqualTo(1);

    assertThat(notices.giveUpOrphans("Gone.", NOW)).isZero();
    webhooks.disable(webhook.id(), "Gone.", NOW);
    assertThat(notices.giveUpOrphans("Gone.", NOW)).isEqualTo(2);
    assertThat(messages.load(toAgency.id()).orElseThrow().message()).isEqualTo(toAgency);
    assertThat(messages.load(toOther.id()).orElseThrow().message()).isEqualTo(toOther);
  }

  private Webhook webhook(String client) {
    Webhook webhook =
        new Webhook(
            ids.next(),
            client,
            "https://mall.example/hook",
            null,
            Set.of("application.state-changed"),
            Set.of("complaint", "practice-licence"),
            true,
            null,
            null,
            NOW,
            NOW);
    webhooks.insert(webhook, new WebhookSecrets(webhook.id(), "locked 1", null, null));
    return webhook;
  }

  private Message message(UUID application, String connector) {
    Message message =
        new Message(
            ids.next(),
            application,
            ChainStep.submit(0),
            connector,
            "any",
            NOW,
            Progress.accepted(NOW, NOW));
    transaction.executeWithoutResult(
        status -> messages.insert(message, mapper.createObjectNode().put("n", 1)));
    return message;
  }

  @Test
  void findsNothingUnderAnotherId() {
    assertThat(applications.find(ids.next())).isEmpty();
    assertThat(reads.find(ids.next())).isEmpty();
    assertThat(inTransaction(() -> applications.lock(ids.next()))).isEmpty();
  }

  @Test
  void keepsMovesReferenceAndDecision() {
    UUID id = accept(SITI, "practice-licence").id();
    Decision decision =
        new Decision(true, "SIP/1", "https://licence.example/1", null, LocalDate.of(2026, 11, 24));

    change(id, a -> a.move(ApplicationState.DELIVERING, NOW.plusSeconds(1), null));
    change(
        id,
        a -> {
          a.refer("P-1");
          a.decide(decision, NOW.plusSeconds(2));
        });

    Application found = applications.find(id).orElseThrow();
    assertThat(found.state()).isEqualTo(ApplicationState.APPROVED);
    assertThat(found.decision()).isEqualTo(decision);
    assertThat(found.agencyReference()).isEqualTo("P-1");
    assertThat(found.updatedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(found.history())
        .containsExactly(
            new HistoryEntry(NOW, ApplicationState.SUBMITTED, null),
            new HistoryEntry(NOW.plusSeconds(1), ApplicationState.DELIVERING, null),
            new HistoryEntry(NOW.plusSeconds(2), ApplicationState.APPROVED, null));
    assertThat(found.asSubmitted().history()).hasSize(1);
    assertThat(found.asSubmitted().decision()).isNull();
  }

  @Test
  void forgetsAllThatARolledBackTransactionDid() {
    Application application = application(SITI, "practice-licence");

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      applications.insert(application);
                      messages.insert(message(application.id(), NOW), application.data());
                      throw new IllegalStateException("the hub stopped here");
                    }))
        .hasMessage("the hub stopped here");

    assertThat(applications.find(application.id())).isEmpty();
    assertThat(messages.ofApplication(application.id())).isEmpty();
  }

  @Test
  void letsOneMoveAfterTheOtherWhenTwoComeAtOnce() throws Exception {
    UUID id = accept(SITI, "practice-licence").id();
    CountDownLatch bothStarted = new CountDownLatch(2);
    Decision yes = new Decision(true, "SIP/1", null, null, null);
    Supplier<Boolean> decide =
        () ->
            inTransaction(
                () -> {
                  bothStarted.countDown();
                  await(bothStarted);
                  LockedApplication locked = applications.lock(id).orElseThrow();
                  if (locked.state().isFinal()) {
                    return false;
                  }
                  locked.decide(yes, NOW);
                  applications.save(locked, NOW);
                  return true;
                });

    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(decide);
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(decide);

    assertThat(List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS)))
        .containsExactlyInAnyOrder(true, false);
    assertThat(applications.find(id).orElseThrow().history()).hasSize(2);
  }

  @Test
  void listsApplicationsNewestFirstAPageAtATime() {
    List<UUID> stored = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      stored.add(0, accept(SITI, "practice-licence").id());
    }
    List<UUID> listed = new ArrayList<>();
    UUID after = null;
    int pages = 0;
    do {
      Page<Application> page =
          applications.search(new ApplicationQuery(null, null, null, null, after, 2));
      page.items().forEach(application -> listed.add(application.id()));
      after = page.next();
      pages++;
    } while (after != null);

    assertThat(listed).isEqualTo(stored);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void listsApplicationsByResidentStateAndService() {
    UUID first = accept(SITI, "practice-licence").id();
    UUID second = accept(DEWI, "practice-licence").id();
    UUID third = accept(DEWI, "complaint").id();
    change(second, a -> a.move(ApplicationState.DELIVERING, NOW, null));

    assertThat(search(SITI, null, null)).containsExactly(first);
    assertThat(search(null, ApplicationState.DELIVERING, null)).containsExactly(second);
    assertThat(search(DEWI, null, "complaint")).containsExactly(third);
    assertThat(search(SITI, ApplicationState.FAILED, null)).isEmpty();
  }

  @Test
  void refusesProgressOfAMessageThatHadAnotherTurn() {
    Message message = accepted(NOW);
    Message taken = message.with(message.progress().taken("ID:1", NOW, NOW.plusSeconds(60)));

    assertThat(inTransaction(() -> messages.save(taken, 0))).isTrue();
    assertThat(inTransaction(() -> messages.save(taken, 0))).isFalse();
    assertThat(reads.find(message.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(taken);
  }

  @Test
  void marksAsQueuedOnlyWhatNobodyTook() {
    Message message = accepted(NOW);
    messages.markQueued(message, NOW.plusSeconds(300));
    assertThat(reads.find(message.id()).orElseThrow().status()).isEqualTo(MessageStatus.QUEUED);

    Message other = accepted(NOW);
    inTransaction(() -> messages.save(other.with(other.progress().taken("ID:1", NOW, NOW)), 0));
    messages.markQueued(other, NOW.plusSeconds(300));
    assertThat(reads.find(other.id()).orElseThrow().status()).isEqualTo(MessageStatus.DELIVERING);
  }

  @Test
  void knowsWhichMessageFollowsAnUnfinishedOne() {
    Message first = accepted(NOW);
    // By a hub whose clock is behind.
    Message second =
        new Message(
            UUID.fromString("00000000-0000-7000-8000-" + first.id().toString().substring(24)),
            first.applicationId(),
            ChainStep.withdraw(1),
            first.connector(),
            "withdraw",
            NOW,
            Progress.accepted(NOW, NOW));
    inTransaction(
        () -> {
          messages.insert(second, mapper.createObjectNode());
          return null;
        });

    assertThat(messages.ofApplication(first.applicationId()))
        .extracting(Message::id)
        .containsExactly(first.id(), second.id());
    assertThat(messages.load(first.id()).orElseThrow().follows()).isFalse();
    assertThat(messages.load(second.id()).orElseThrow().follows()).isTrue();

    inTransaction(() -> messages.save(first.with(first.progress().delivered(NOW)), 0));
    assertThat(messages.load(second.id()).orElseThrow().follows()).isFalse();
  }

  @Test
  void keepsWhatTheChecksHaveMadeUntilTheyAreDone() {
    UUID application = accepted(NOW).applicationId();
    Message check =
        new Message(
            ids.next(),
            application,
            ChainStep.check("resident", 1),
            "registry",
            "find",
            NOW,
            Progress.accepted(NOW, NOW).doubted(NOW));
    JsonNode draft = mapper.createObjectNode().put("name", "Siti Aminah");

    inTransaction(
        () -> {
          messages.insert(check, mapper.createObjectNode(), draft, List.of());
          return null;
        });

    MessageStore.Loaded loaded = messages.load(check.id()).orElseThrow();
    assertThat(loaded.message()).isEqualTo(check);
    assertThat(loaded.draft()).isEqualTo(draft);
    inTransaction(
        () -> {
          messages.forgetDraft(check.id());
          return null;
        });
    assertThat(messages.load(check.id()).orElseThrow().draft()).isNull();
  }

  @Test
  void makesACheckOfWhatWasStoredWithoutSteps() {
    Message message = accepted(NOW);
    jdbc.sql("update message set checks = 'practice.checks' where id = ?")
        .param(message.id())
        .update();
    assertThat(messages.load(message.id()).orElseThrow().unchecked()).isTrue();
    Message check =
        new Message(
            message.id(),
            message.applicationId(),
            ChainStep.check("resident", 0),
            "registry",
            "find",
            NOW,
            message.progress());
    JsonNode question = mapper.createObjectNode().put("nik", "1");

    inTransaction(
        () -> {
          messages.become(check, question, mapper.createObjectNode());
          return null;
        });

    MessageStore.Loaded loaded = messages.load(message.id()).orElseThrow();
    assertThat(loaded.unchecked()).isFalse();
    assertThat(loaded.message()).isEqualTo(check);
    assertThat(loaded.body()).isEqualTo(question);
  }

  @Test
  void findsWhatIsDueOldestFirst() {
    Message late = accepted(NOW.minusSeconds(5));
    Message later = accepted(NOW);
    accepted(NOW.plusSeconds(1));
    Message done = accepted(NOW);
    inTransaction(() -> messages.save(done.with(done.progress().delivered(NOW)), 0));

    assertThat(inTransaction(() -> messages.due(NOW, 10)))
        .extracting(Message::id)
        .containsExactly(late.id(), later.id());
    assertThat(inTransaction(() -> messages.due(NOW, 1))).hasSize(1);
  }

  @Test
  void givesADueMessageToOneSweepOnly() throws Exception {
    accepted(NOW);
    CountDownLatch firstHasIt = new CountDownLatch(1);
    CountDownLatch secondLooked = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () ->
                inTransaction(
                    () -> {
                      int found = messages.due(NOW, 10).size();
                      firstHasIt.countDown();
                      await(secondLooked);
                      return found;
                    }));
    await(firstHasIt);

    assertThat(inTransaction(() -> messages.due(NOW, 10))).isEmpty();

    secondLooked.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void keepsAttempts() {
    Message message = accepted(NOW);
    Message taken = message.with(message.progress().taken("ID:1", NOW, NOW));
    Message again = taken.with(taken.progress().taken("ID:2", NOW, NOW));
    Message third = again.with(again.progress().taken("ID:3", NOW, NOW));
    inTransaction(
        () -> {
          messages.open(taken, NOW, null);
          messages.close(
              message.id(), 1, "transient", 503, Duration.ofMillis(40), "licensing is down");
          messages.open(again, NOW.plusSeconds(2), "may be a repeat");
          messages.close(message.id(), 2, "delivered", 201, Duration.ofMillis(9), null);
          messages.open(third, NOW.plusSeconds(3), null);
          messages.forget(message.id(), 3);
          return null;
        });

    assertThat(reads.attempts(message.id()))
        .containsExactly(
            new Attempt(1, NOW, 40L, "transient", 503, "licensing is down"),
            new Attempt(2, NOW.plusSeconds(2), 9L, "delivered", 201, "may be a repeat"));
  }

  @Test
  void leavesAnAbandonedAttemptWithoutOutcome() {
    Message message = accepted(NOW);
    Message taken = message.with(message.progress().taken("ID:1", NOW, NOW));
    inTransaction(
        () -> {
          messages.open(taken, NOW, null);
          messages.abandon(message.id(), 1, "the hub stopped");
          return null;
        });

    assertThat(reads.attempts(message.id()))
        .containsExactly(new Attempt(1, NOW, null, null, null, "the hub stopped"));
  }

  @Test
  void listsMessagesForOperators() {
    Message ready = accepted(NOW);
    Message dead = accepted(NOW);
    inTransaction(() -> messages.save(dead.with(dead.progress().dead("down", NOW)), 0));
    inTransaction(
        () -> {
          messages.record(dead.id(), new OperatorAction(NOW, "operator", "discard", "a test"));
          return null;
        });

    assertThat(messages(new MessageQuery(null, null, null, null, null, null, null, 10)))
        .containsExactly(dead.id(), ready.id());
    assertThat(
            messages(new MessageQuery(null, null, null, null, MessageStatus.DEAD, null, null, 10)))
        .containsExactly(dead.id());
    assertThat(
            messages(
                new MessageQuery(ready.applicationId(), null, null, null, null, null, null, 10)))
        .containsExactly(ready.id());
    assertThat(messages(new MessageQuery(null, DEWI, null, null, null, null, null, 10))).isEmpty();
    assertThat(
            messages(
                new MessageQuery(
                    null,
                    SITI,
                    "licensing",
                    "practice-licence",
                    null,
                    ApplicationState.SUBMITTED,
                    dead.id(),
                    10)))
        .containsExactly(ready.id());
    assertThat(messages(new MessageQuery(null, null, null, "another", null, null, null, 10)))
        .isEmpty();
    assertThat(reads.search(new MessageQuery(null, null, null, null, null, null, null, 1)).items())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.service()).isEqualTo("practice-licence");
              assertThat(found.state()).isEqualTo(ApplicationState.SUBMITTED);
              assertThat(found.applicantNik()).isEqualTo(SITI);
              assertThat(found.toString()).doesNotContain(SITI);
            });
    assertThat(reads.openCounts())
        .containsExactly(
            new MessageCount("licensing", MessageStatus.DEAD, 1),
            new MessageCount("licensing", MessageStatus.READY, 1));
    assertThat(reads.actions(dead.id()))
        .containsExactly(new OperatorAction(NOW, "operator", "discard", "a test"));
  }

  @Test
  void takesAnIdempotencyKeyOnceForAClient() {
    IdempotencyKeys.Use use = new IdempotencyKeys.Use(REQUEST, ids.next());
    use(use, "mall", "key");
    IdempotencyKeys.Use before = new IdempotencyKeys.Use(new Fingerprint("hash", null), ids.next());
    use(before, "other-mall", "key");

    assertThatThrownBy(() -> use(new IdempotencyKeys.Use(REQUEST, ids.next()), "mall", "key"))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(keys.find("mall", "key")).contains(use);
    assertThat(keys.find("other-mall", "key")).contains(before);
    assertThat(keys.find("mall", "another")).isEmpty();
    assertThat(keys.deleteBefore(NOW)).isZero();
    assertThat(keys.deleteBefore(NOW.plusSeconds(1))).isEqualTo(2);
    assertThat(keys.find("mall", "key")).isEmpty();
  }

  /** A hub that stands still in the middle of a transaction has the key already, or hasn't. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void waitsForAnotherHubsTransactionThatTakesTheSameKey(boolean commits) throws Exception {
    IdempotencyKeys.Use ours = new IdempotencyKeys.Use(REQUEST, ids.next());
    IdempotencyKeys.Use theirs = new IdempotencyKeys.Use(REQUEST, ids.next());
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      keys.insert("mall", "shared", theirs, NOW);
                      taken.countDown();
                      await(asked);
                      if (!commits) {
                        status.setRollbackOnly();
                      }
                    }));
    await(taken);
    assertThat(keys.find("mall", "shared")).isEmpty();
    asked.countDown();

    if (commits) {
      assertThatThrownBy(() -> use(ours, "mall", "shared"))
          .isInstanceOf(DuplicateKeyException.class);
    } else {
      use(ours, "mall", "shared");
    }
    other.get(20, TimeUnit.SECONDS);
    assertThat(keys.find("mall", "shared")).contains(commits ? theirs : ours);
  }

  @Test
  void makesDueWhatABrokerHadThatLostItsStore() {
    Message ready = accepted(NOW.plusSeconds(5));
    Message queued = accepted(NOW.plusSeconds(5));
    messages.markQueued(queued, NOW.plusSeconds(600));
    Message underWay = taken(NOW.plusSeconds(600));
    Message resting = taken(NOW.plusSeconds(600));
    Instant later = NOW.plusSeconds(60);
    save(resting, p -> p.retrying("down", NOW, later, later.plusSeconds(30)));
    Message following = taken(NOW.plusSeconds(600));
    save(following, p -> p.following("follows", NOW, NOW.plusSeconds(600)));

    int requeued = inTransaction(() -> marks.requeue(NOW));

    assertThat(requeued).isEqualTo(3);
    assertThat(inTransaction(() -> messages.due(NOW, 10)))
        .extracting(Message::id)
        .containsExactlyInAnyOrder(queued.id(), underWay.id());
    assertThat(requeueAt(ready)).isEqualTo(NOW.plusSeconds(5));
    assertThat(requeueAt(resting)).isEqualTo(later);
    assertThat(requeueAt(following)).isEqualTo(NOW.plusSeconds(600));
  }

  @Test
  void keepsTheBrokersMark() {
    UUID mark = UUID.randomUUID();

    inTransaction(
        () -> {
          marks.lock();
          marks.keep(mark);
          return null;
        });

    assertThat(marks.find()).contains(mark);
    assertThat(inTransaction(marks::lock)).contains(mark);
  }

  private Message taken(Instant requeueAt) {
    Message message = accepted(NOW);
    return save(message, p -> p.taken("ID:" + message.id(), NOW, requeueAt));
  }

  private Message save(Message message, UnaryOperator<Progress> move) {
    Message moved = message.with(move.apply(message.progress()));
    assertThat(inTransaction(() -> messages.save(moved, message.progress().turn()))).isTrue();
    return moved;
  }

  private Instant requeueAt(Message message) {
    return reads.find(message.id()).orElseThrow().progress().requeueAt();
  }

  @Test
  void keepsTheLastReportOfABusiness() {
    ReportedBusiness first =
        new ReportedBusiness(
            "8120003508001", "CV Semeru", "active", LocalDate.of(2022, 9, 3), "Jalan Melati 1");
    ReportedBusiness second =
        new ReportedBusiness("8120003508001", "CV Semeru Makmur", "inactive", null, null);

    report(first);
    assertThat(businesses.find("8120003508001")).contains(first);
    report(second);
    assertThat(businesses.find("8120003508001")).contains(second);
    assertThat(businesses.find("8120003508002")).isEmpty();
  }

  @Test
  void keepsTheNewestFiguresWhateverTheOrderTheyComeIn() {
    FacilityStaffing today = figures("P-1", "Perawat", 7, 24);
    FacilityStaffing corrected = figures("P-1", "Perawat", 8, 24);

    report(List.of(today, figures("P-1", "Bidan", 2, 24), figures("P-2", "Perawat", 1, 24)));
    report(List.of(figures("P-1", "Perawat", 6, 23), figures("P-1", "Bidan", 3, 25)));
    assertThat(staffing.find("P-1", "Perawat")).contains(today);
    assertThat(staffing.find("P-1", "Bidan")).contains(figures("P-1", "Bidan", 3, 25));

    report(List.of(corrected));
    assertThat(staffing.find("P-1", "Perawat")).contains(corrected);
    assertThat(staffing.find("P-3", "Perawat")).isEmpty();
  }

  @Test
  void takesTheNewestOfABatchThatRepeatsItself() {
    report(
        List.of(
            figures("P-1", "Perawat", 6, 23),
            figures("P-1", "Perawat", 7, 25),
            figures("P-1", "Perawat", 5, 24)));

    assertThat(staffing.find("P-1", "Perawat").orElseThrow().count()).isEqualTo(7);
  }

  @Test
  void storesNothingOfABatchWhoseTransactionIsRolledBack() {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      staffing.put(List.of(figures("P-1", "Perawat", 7, 24)), NOW);
                      throw new IllegalStateException("the file broke off");
                    }))
        .hasMessage("the file broke off");

    assertThat(staffing.find("P-1", "Perawat")).isEmpty();
  }

  private void report(ReportedBusiness business) {
    transaction.executeWithoutResult(status -> businesses.put(business, NOW));
  }

  private void report(List<FacilityStaffing> figures) {
    transaction.executeWithoutResult(status -> staffing.put(figures, NOW));
  }

  private static FacilityStaffing figures(String code, String profession, int count, int day) {
    return new FacilityStaffing(
        code, "Puskesmas " + code, profession, count, 1, LocalDate.of(2026, 11, day));
  }

  private void use(IdempotencyKeys.Use use, String client, String key) {
    inTransaction(
        () -> {
          keys.insert(client, key, use, NOW);
          return null;
        });
  }

  private List<UUID> messages(MessageQuery query) {
    return reads.search(query).items().stream().map(found -> found.message().id()).toList();
  }

  private List<UUID> search(String nik, ApplicationState state, String service) {
    return applications
        .search(new ApplicationQuery(MALL, nik, state, service, null, 10))
        .items()
        .stream()
        .map(Application::id)
        .toList();
  }

  private void change(UUID id, java.util.function.Consumer<LockedApplication> change) {
    inTransaction(
        () -> {
          LockedApplication locked = applications.lock(id).orElseThrow();
          change.accept(locked);
          applications.save(locked, NOW.plusSeconds(9));
          return null;
        });
  }

  private Application accept(String nik, String service) {
    Application application = application(nik, service);
    inTransaction(
        () -> {
          applications.insert(application);
          return null;
        });
    return application;
  }

  private Message accepted(Instant requeueAt) {
    Message message = message(accept(SITI, "practice-licence").id(), requeueAt);
    inTransaction(
        () -> {
          messages.insert(message, mapper.createObjectNode().put("facility", "Puskesmas A"));
          return null;
        });
    return message;
  }

  private Message message(UUID application, Instant requeueAt) {
    return new Message(
        ids.next(),
        application,
        ChainStep.submit(0),
        "licensing",
        "submit-application",
        NOW,
        Progress.accepted(NOW, requeueAt));
  }

  private Application application(String nik, String service) {
    return new Application(
        ids.next(),
        MALL,
        service,
        ApplicationState.SUBMITTED,
        nik,
        mapper.createObjectNode().put("facility", "Puskesmas \u00c9"),
        null,
        null,
        true,
        NOW,
        NOW,
        null,
        List.of(new HistoryEntry(NOW, ApplicationState.SUBMITTED, null)));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
