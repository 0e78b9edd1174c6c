package io.mpphub.gateway;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationStore;
import io.mpphub.jdbc.DurableCommit;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Restricts clients to their own applications and bookings. A step that is about one gets its id
 * from here, and nowhere else. Another client's are treated as unknown, except for a client that
 * may read all: it reads, and changes nothing.
 */
@Component
public class Owners {

  /** Names what there is of an application, as scopes do. */
  public static final String APPLICATIONS = "applications";

  public static final String DOCUMENTS = "documents";

  private final ApplicationStore applications;
  private final Bookings bookings;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String mall;

  /**
   * @param mall whose the bookings are that were made before their clients were noted
   */
  Owners(
      ApplicationStore applications,
      Bookings bookings,
      PlatformTransactionManager transactions,
      Clock clock,
      @Value("${hub.mall.client}") String mall) {
    this.applications = applications;
    this.bookings = bookings;
    this.transaction = DurableCommit.durable(transactions);
    this.clock = clock;
    this.mall = mall;
  }

  /**
   * The application that the path names, to be read.
   *
   * @param resource what is read of it
   * @throws ProblemException {@code not-found}, also when it is another client's
   */
  public Application toRead(Exchange exchange, String resource) {
    Application found =
        applications.find(id(exchange)).orElseThrow(() -> unknown("There is no such application."));
    if (isOwner(exchange, found.client()) || Exchanges.readsAll(exchange, resource)) {
      return found;
    }
    throw unknown("There is no such application.");
  }

  /**
   * The application that the path names, to be changed.
   *
   * @param resource what is changed of it
   * @throws ProblemException {@code not-found}, also when it is another client's; {@code forbidden}
   *     when it is, and this one may read it
   */
  public UUID toChange(Exchange exchange, String resource) {
    Application found = toRead(exchange, resource);
    if (!isOwner(exchange, found.client())) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "The application is another client's: this one may only read it.");
    }
    return found.id();
  }

  /** Whose applications this client may read: a name, null for all. */
  public static String readable(Exchange exchange) {
    return Exchanges.readsAll(exchange, APPLICATIONS) ? null : Exchanges.client(exchange);
  }

  /** Those of these applications that this client may read. */
  public Set<UUID> readable(Exchange exchange, Set<UUID> ids) {
    return Exchanges.readsAll(exchange, APPLICATIONS)
        ? ids
        : applications.ofClient(Exchanges.client(exchange), ids);
  }

  /**
   * Notes whose a booking is, before its agency hears of it.
   *
   * @throws ProblemException {@code hub-unavailable} when it can't be noted
   */
  public void booked(Exchange exchange, UUID booking) {
    try {
      transaction.executeWithoutResult(
          status -> bookings.insert(booking, Exchanges.client(exchange), clock.instant()));
    } catch (DuplicateKeyException repeated) {
      // The request came again: the id belongs to its key, and the key to its client.
    } catch (DataAccessException | TransactionException e) {
      throw ProblemException.hubUnavailable(
          "The hub can't store anything now; nothing was accepted.");
    }
  }

  /**
   * The booking that the path names.
   *
   * @throws ProblemException {@code not-found}, also when it is another client's
   */
  public UUID booking(Exchange exchange) {
    UUID id = id(exchange);
    if (isOwner(exchange, bookings.client(id).orElse(mall))) {
      return id;
    }
    throw unknown("There is no such booking.");
  }

  private static boolean isOwner(Exchange exchange, String client) {
    return Exchanges.client(exchange).equals(client);
  }

  private static UUID id(Exchange exchange) {
    return Parameters.uuid("id", exchange.getMessage().getHeader("id", String.class));
  }

  private static ProblemException unknown(String detail) {
    return ProblemException.of(ProblemCode.NOT_FOUND, detail);
  }
}
