package io.mpphub.webhook;

import io.mpphub.idempotency.Idempotency;
import io.mpphub.idempotency.RepeatableIds;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A client's webhooks. Another client's webhooks are treated as unknown. Trouble with the database
 * comes out as Spring's {@code DataAccessException}; then nothing was done.
 */
public class Webhooks {

  /** All that a webhook can be told of. */
  public static final Set<String> EVENTS = Set.of(StateNotices.EVENT);

  /**
   * A webhook as its client wants it.
   *
   * @param description null for none
   * @param services null for all
   */
  public record Wish(
      String url, String description, Set<String> events, Set<String> services, boolean enabled) {

    /** Without the address, which may hold a token. */
    @Override
    public String toString() {
      return "Wish[]";
    }
  }

  /**
   * A webhook with the secret that its client has to keep.
   *
   * @param secret as Standard Webhooks writes it, {@code whsec_…}
   * @param oldUntil time until which the secret before signs too, null when there is none
   */
  public record Opened(Webhook webhook, String secret, Instant oldUntil) {

    @Override
    public String toString() {
      return "Opened[" + webhook + "]";
    }
  }

  private static final String BY_CLIENT = "Its client disabled it.";

  private final WebhookStore store;
  private final Notices notices;
  private final RepeatableIds ids;
  private final Targets targets;
  private final SecretBox box;
  private final ReceiverWatch watch;
  private final TransactionOperations transaction;
  private final WebhookProperties properties;
  private final Clock clock;

  Webhooks(
      WebhookStore store,
      Notices notices,
      RepeatableIds ids,
      Targets targets,
      SecretBox box,
      ReceiverWatch watch,
      TransactionOperations transaction,
      WebhookProperties properties,
      Clock clock) {
    this.store = store;
    this.notices = notices;
    this.ids = ids;
    this.targets = targets;
    this.box = box;
    this.watch = watch;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Makes one; a repeat with the same key gives the same, with its secret.
   *
   * @param use null without an Idempotency-Key
   * @throws ProblemException {@code invalid}, {@code idempotency-conflict}, {@code hub-unavailable}
   *     when this hub is not set up for webhooks
   */
  public Opened create(String client, Wish wish, Idempotency use) {
    checkAddress(wish.url());
    if (store.ofClient(client).size() >= properties.most() && use == null) {
      throw tooMany();
    }
    UUID id = ids.idFor(use);
    return store.find(id).map(this::open).orElseGet(() -> insert(client, wish, id));
  }

  private Opened insert(String client, Wish wish, UUID id) {
    if (store.ofClient(client).size() >= properties.most()) {
      throw tooMany();
    }
    Instant now = clock.instant();
    Webhook webhook =
        new Webhook(
            id,
            client,
            wish.url(),
            wish.description(),
            wish.events(),
            wish.services(),
            wish.enabled(),
            wish.enabled() ? null : BY_CLIENT,
            null,
            now,
            now);
    WebhookSecret secret = WebhookSecret.random();
    try {
      store.insert(webhook, new WebhookSecrets(id, box().lock(secret), null, null));
    } catch (DuplicateKeyException e) {
      return store.find(id).map(this::open).orElseThrow(() -> e);
    }
    watch.wake();
    return new Opened(webhook, secret.shown(), null);
  }

  private Opened open(Webhook webhook) {
    WebhookSecrets secrets = store.secrets(webhook.id()).orElseThrow(Webhooks::unknown);
    return new Opened(webhook, box().open(secrets.current()).shown(), secrets.oldUntil());
  }

  /** The oldest first. */
  public List<Webhook> of(String client) {
    return store.ofClient(client);
  }

  /**
   * @throws ProblemException {@code not-found}
   */
  public Webhook find(String client, UUID id) {
    return store
        .find(id)
        .filter(webhook -> webhook.client().equals(client))
        .orElseThrow(Webhooks::unknown);
  }

  /**
   * Changes it. Enabled again, it begins without the failures before.
   *
   * @throws ProblemException {@code not-found}, {@code invalid}
   */
  public Webhook change(String client, UUID id, Wish wish) {
    checkAddress(wish.url());
    Webhook before = find(client, id);
    Instant now = clock.instant();
    boolean enabled = wish.enabled();
    boolean stays = before.enabled() == enabled;
    String reason = enabled ? null : stays ? before.reason() : BY_CLIENT;
    Webhook after =
        new Webhook(
            id,
            client,
            wish.url(),
            wish.description(),
            wish.events(),
            wish.services(),
            enabled,
            reason,
            stays && wish.url().equals(before.url()) ? before.failingSince() : null,
            before.createdAt(),
            now);
    transaction.executeWithoutResult(
        status -> {
          store.save(after);
          if (!enabled) {
            notices.giveUp(after.recipient(), "The webhook was disabled.", now);
          }
        });
    watch.wake();
    return after;
  }

  /**
   * Deletes it; its events in flight are given up.
   *
   * @throws ProblemException {@code not-found}
   */
  public void delete(String client, UUID id) {
    Webhook webhook = find(client, id);
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        status -> {
          store.delete(id);
          notices.giveUp(webhook.recipient(), "The webhook was deleted.", now);
        });
    watch.wake();
  }

  /**
   * Gives it a new secret; the one before signs too for a while.
   *
   * @throws ProblemException {@code not-found}, {@code idempotency-conflict}
   */
  public Opened rotate(String client, UUID id, Idempotency use) {
    Webhook webhook = find(client, id);
    UUID rotation = ids.idFor(use);
    WebhookSecrets before = store.secrets(id).orElseThrow(Webhooks::unknown);
    if (!before.id().equals(rotation)) {
      Instant now = clock.instant();
      WebhookSecrets next =
          new WebhookSecrets(
              rotation,
              box().lock(WebhookSecret.random()),
              before.current(),
              now.plus(properties.oldSecret()));
      store.rotate(id, before.id(), next, now);
    }
    return open(webhook);
  }

  /**
   * Sends again what did not arrive. A repeat finds it on its way, and leaves it there.
   *
   * @param owner of whose applications, null for all
   * @param from of events that happened at this time or later
   * @param until and before this time
   * @param use null without an Idempotency-Key
   * @return the number in flight again
   * @throws ProblemException {@code not-found}, {@code idempotency-conflict}; {@code invalid} when
   *     it is disabled
   */
  public int resend(
      String client, UUID id, String owner, Instant from, Instant until, Idempotency use) {
    Webhook webhook = find(client, id);
    if (!webhook.enabled()) {
      throw ProblemException.invalid(
          "The webhook is disabled; enable it first.",
          List.of(new Fault("/enabled", "must be true before anything is sent again")));
    }
    ids.idFor(use);
    Integer count =
        transaction.execute(
            status -> notices.startAgain(webhook.recipient(), owner, from, until, clock.instant()));
    return count == null ? 0 : count;
  }

  private void checkAddress(String url) {
    box();
    targets
        .fault(url)
        .ifPresent(
            rule -> {
              throw ProblemException.invalid(
                  "The body breaks rules: see errors.", List.of(new Fault("/url", rule)));
            });
  }

  private SecretBox box() {
    if (box == null) {
      throw ProblemException.of(
          ProblemCode.HUB_UNAVAILABLE, "This hub is not set up for webhooks.");
    }
    return box;
  }

  private ProblemException tooMany() {
    return ProblemException.invalid("The client has as many webhooks as it may have.", List.of());
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemCode.NOT_FOUND, "There is no such webhook.");
  }
}
