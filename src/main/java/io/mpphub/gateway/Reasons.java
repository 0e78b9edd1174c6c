package io.mpphub.gateway;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Outcome;
import io.mpphub.problem.Language;
import io.mpphub.problem.Text;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Agencies' failures, in the languages of front ends. */
@Component
public class Reasons {

  private static final Text UNKNOWN =
      Text.of(
          "The agency's reason can't be shown here. Ask the agency for it, with its number for the"
              + " application.");

  private final ConnectorRegistry connectors;

  Reasons(ConnectorRegistry connectors) {
    this.connectors = connectors;
  }

  /**
   * Returns the reason of an operation's failure. An English-only reason is put in general words.
   */
  public Text of(AgencyException failure) {
    Text told = of(failure.getMessage());
    if (!told.in(Language.INDONESIAN).equals(told.english())) {
      return told;
    }
    return new Text(told.english(), general(failure), List.of());
  }

  private static String general(AgencyException failure) {
    if (failure.reach() == Reach.TIMED_OUT) {
      return Text.of("The agency did not answer in time.").in(Language.INDONESIAN);
    }
    return failure.outcome() == Outcome.UNREADABLE
        ? Text.of("The agency's answer can't be understood.").in(Language.INDONESIAN)
        : null;
  }

  /** Returns a sentence that was stored in English, of the hub or of any connector. */
  public Text of(String english) {
    return connectors.all().stream()
        .map(connector -> of(connector, english))
        .filter(text -> text.indonesian() != null)
        .findFirst()
        .orElseGet(() -> Text.of(english));
  }

  /**
   * Returns the reason of an agency's rejection. Its own words may hold anything, people's data
   * too: reasons that connector files know are told in their sentences; of others only that there
   * is a reason.
   *
   * @param words the agency's; null gives null
   */
  public String ofDecision(String words, Language language) {
    if (words == null) {
      return null;
    }
    return connectors.all().stream()
        .map(connector -> connector.reason(words))
        .filter(Objects::nonNull)
        .findFirst()
        .map(sentence -> in(language).apply(sentence))
        .orElseGet(() -> UNKNOWN.in(language));
  }

  /** Puts sentences that were kept in English into a language. */
  public UnaryOperator<String> in(Language language) {
    return language == Language.ENGLISH
        ? UnaryOperator.identity()
        : sentence -> of(sentence).in(language);
  }

  private static Text of(Connector connector, String english) {
    return new Text(english, connector.indonesian().get(english), List.of());
  }
}
