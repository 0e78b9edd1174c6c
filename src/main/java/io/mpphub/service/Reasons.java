package io.mpphub.service;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Outcome;
import io.mpphub.problem.Language;
import io.mpphub.problem.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What went wrong at agencies, in the languages of front ends. */
@Component
class Reasons {

  private final ConnectorRegistry connectors;

  Reasons(ConnectorRegistry connectors) {
    this.connectors = connectors;
  }

  /** Why an operation failed. What has only been said in English is put in general words. */
  Text of(AgencyException failure) {
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

  /** A sentence that was kept in English, of the hub or of whatever connector. */
  Text of(String english) {
    return connectors.all().stream()
        .map(connector -> of(connector, english))
        .filter(text -> text.indonesian() != null)
        .findFirst()
        .orElseGet(() -> Text.of(english));
  }

  /** Puts sentences that were kept in English into a language. */
  UnaryOperator<String> in(Language language) {
    return language == Language.ENGLISH
        ? UnaryOperator.identity()
        : sentence -> of(sentence).in(language);
  }

  private static Text of(Connector connector, String english) {
    return new Text(english, connector.indonesian().get(english), List.of());
  }
}
