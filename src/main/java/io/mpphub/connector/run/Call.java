package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * One call of an operation while it is under way: what its rounds must know of each other. A round
 * is one request to the agency and its answer. For use by one thread after the other.
 */
public final class Call {

  /** Reason of a round. The template's loop ends when none is set. */
  enum Round {
    FIRST,
    NEXT_PAGE,
    /** The agency no longer takes the credentials; once. */
    NEW_TOKEN,
    /** The connection of a query broke; once. */
    REPEAT
  }

  /** Exchange property: the {@link Round} to be made, which the template's loop reads. */
  private static final String ROUND = "hubRound";

  /** Exchange property: the call. */
  private static final String PROPERTY = "hubCall";

  private final JsonNode request;
  private final Paging.Pages pages;
  private final Set<Round> repeated = EnumSet.noneOf(Round.class);
  private boolean left;
  private boolean noted;

  private Call(JsonNode request, Paging.Pages pages) {
    this.request = request;
    this.pages = pages;
  }

  /**
   * @param request canonical
   * @param pages of the list that is asked for, null for none
   */
  static void begin(Exchange exchange, JsonNode request, Paging.Pages pages) {
    exchange.setProperty(PROPERTY, new Call(request, pages));
    exchange.setProperty(ROUND, Round.FIRST);
  }

  /** Null outside a call. */
  public static Call of(Exchange exchange) {
    return exchange == null ? null : exchange.getProperty(PROPERTY, Call.class);
  }

  /** Asks the agency for the next page. */
  static void nextPage(Exchange exchange) {
    exchange.setProperty(ROUND, Round.NEXT_PAGE);
  }

  /**
   * Asks the agency once more, if it was not for this reason before.
   *
   * @return false when it was
   */
  boolean again(Round reason, Exchange exchange) {
    exchange.setProperty(ROUND, reason);
    return repeated.add(reason);
  }

  static void end(Exchange exchange) {
    exchange.removeProperty(ROUND);
  }

  JsonNode request() {
    return request;
  }

  /** Null for an answer that is no list. */
  public Paging.Pages pages() {
    return pages;
  }

  /** True once a call. */
  boolean mustBeNoted() {
    boolean first = !noted;
    noted = true;
    return first;
  }

  /** A request is made, and has not left. */
  void staysHere() {
    left = false;
  }

  void leaves() {
    left = true;
  }

  /** Whether the request itself was on its way, not only its credentials. */
  boolean hasLeft() {
    return left;
  }
}
