package io.mpphub.connector;

import jakarta.validation.Valid;
import java.util.List;

/**
 * A function of the agency's system, or a call of the agency's to the hub.
 *
 * @param request null for {@code inbound}
 * @param response null for {@code inbound}
 * @param receive null but for {@code inbound}
 * @param mapping wire to canonical, for {@code inbound}
 * @param emits the canonical event that an inbound message becomes
 * @param confirm a query that tells whether a command was done, asked before a delivery is repeated
 *     whose outcome is unknown; null for none
 * @param withdraw the command that reverses this command; null for none
 * @param subject the member of request and answer that says whom the operation is about, {@code
 *     none} for no subject; null for the usual ones
 */
public record Operation(
    String title,
    Kind kind,
    @Valid Request request,
    Response response,
    List<@Valid OutcomeRule> outcomes,
    @Valid Receive receive,
    String mapping,
    String emits,
    String confirm,
    String withdraw,
    String subject) {

  public Operation {
    outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
  }

  /** An operation's effect for the hub. */
  public enum Kind {
    /** Asks; changes nothing. */
    QUERY,
    /**
     * Changes something at the agency: delivered, or called at once where someone waits for the
     * answer.
     */
    COMMAND,
    /** The agency calls the hub. */
    INBOUND
  }

  /**
   * Conversion of an answer that is ok to its canonical form.
   *
   * @param mapping JSLT file
   * @param schema JSON Schema file of the unwrapped answer, null when its shape isn't watched
   * @param drift outcome of an answer that the schema doesn't allow; {@code ok}: used all the same
   */
  public record Response(String mapping, String schema, Outcome drift) {

    public Response {
      drift = drift == null ? Outcome.OK : drift;
    }
  }
}
