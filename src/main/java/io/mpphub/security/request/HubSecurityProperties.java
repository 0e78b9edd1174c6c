package io.mpphub.security.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Callers of the hub and their limits.
 *
 * @param clients the front ends
 * @param operators people who run the hub
 * @param maxBody the largest body that the hub reads
 * @param bodies limits of the time and number of bodies
 * @param pages limit of concurrent reads of public pages, each with a thread
 * @param guesses pauses after wrong proofs
 * @param signIn duration of a sign-in at the console
 */
@Validated
@ConfigurationProperties("hub.security")
public record HubSecurityProperties(
    @DefaultValue List<@Valid ClientKey> clients,
    @DefaultValue List<@Valid Operator> operators,
    @DefaultValue("256KB") DataSize maxBody,
    @DefaultValue @Valid Bodies bodies,
    @DefaultValue("40") @Positive int pages,
    @DefaultValue @Valid GuessSettings guesses,
    @DefaultValue @Valid SignIn signIn) {

  /**
   * Wrong proofs of one address or name.
   *
   * @param free number allowed without a pause
   * @param longest the longest pause
   */
  public record GuessSettings(
      @DefaultValue("10") @Positive int free,
      @DefaultValue("5m") @DurationMin(seconds = 1) Duration longest) {}

  /**
   * A sign-in at the console.
   *
   * @param longest its longest duration, regardless of the operator's visits
   */
  public record SignIn(@DefaultValue("12h") @DurationMin(minutes = 1) Duration longest) {}

  /**
   * Bodies on their way to this hub.
   *
   * @param deadline by which one must be there as a whole
   * @param perAddress limit for one address; one more ends the one that is on its way longest
   * @param total limit of all
   * @param uploads limit of concurrent streamed bodies, each with a thread
   */
  public record Bodies(
      @DefaultValue("10s") @DurationMin(seconds = 1) Duration deadline,
      @DefaultValue("128") @Positive int perAddress,
      @DefaultValue("512") @Positive int total,
      @DefaultValue("40") @Positive int uploads) {}

  /**
   * A front end's key.
   *
   * @param scopes its rights; {@code *} stands for all
   * @param perMinute requests that each hub takes from it, null for any number
   * @param purposes agreed purposes of reading residents' data: residents see them in the access
   *     report. Null or empty when no purpose is to be recorded
   */
  public record ClientKey(
      @NotBlank String name,
      @NotBlank String key,
      @NotEmpty Set<String> scopes,
      @Positive Integer perMinute,
      Set<@Pattern(regexp = "[!-~]([ -~]{0,198}[!-~])?") String> purposes) {

    @Override
    public String toString() {
      return "ClientKey[name=" + name + "]";
    }
  }

  /**
   * An operator's account.
   *
   * @param password with the prefix {@code {bcrypt}} its hash, else the password itself
   * @param roles of {@code monitor}, {@code viewer}, {@code operator} and {@code admin}, each of
   *     which includes those before, and {@code view-body}, which none of them includes
   */
  public record Operator(
      @NotBlank String name, @NotBlank String password, @NotEmpty Set<OperatorRole> roles) {

    @Override
    public String toString() {
      return "Operator[name=" + name + "]";
    }
  }

  /** Rights of an operator. */
  public enum OperatorRole {
    /** Reads the metrics: no person, but what collects them. */
    MONITOR,
    /** Sees routes, messages and connectors. */
    VIEWER,
    /** Also stops, starts, replays and discards. */
    OPERATOR,
    /** Also changes how the hub is set up. */
    ADMIN,
    /** Sees what a viewer sees, and with a reason also what people and agencies sent. */
    VIEW_BODY
  }
}
