package io.mpphub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes readings of residents' data. To be called before data is handed out: a reading that can't
 * be noted may not be made. Neither the database nor its speed matters here.
 */
public class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Pattern UNFIT = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_TEXT = 200;

  private final AccessJournal journal;
  private final Subjects subjects;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;

  AccessLog(AccessJournal journal, Subjects subjects, ObjectMapper json, Ids ids, Clock clock) {
    this.journal = journal;
    this.subjects = subjects;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * An agency is about to be asked: notes a reading of each resident that the request names.
   *
   * @param reader null when the hub asks of its own accord
   * @param source the connector
   * @param elements what the operation tells, unless the reader asks for less
   * @throws ProblemException {@code hub-unavailable} when it can't be noted
   */
  public void asking(Reader reader, JsonNode request, String source, List<String> elements) {
    Reader who = reader == null ? Reader.HUB : reader;
    for (String nik : subjects(who, request)) {
      record(
          new Access(
              nik,
              who.name(),
              who.kind(),
              who.purpose(),
              who.service() == null ? source : who.service(),
              source,
              who.elements() == null ? elements : who.elements(),
              who.application()));
    }
  }

  private static Set<String> subjects(Reader reader, JsonNode request) {
    if (reader.subject() == null) {
      return Niks.in(request);
    }
    Set<String> all = Niks.inMembers(request);
    all.add(reader.subject());
    return all;
  }

  /**
   * @throws ProblemException {@code hub-unavailable} when it can't be noted
   */
  public void record(Access access) {
    RecordedAccess recorded =
        new RecordedAccess(
            ids.next(),
            subjects.of(access.nik()),
            clock.instant(),
            first(access.reader()),
            access.readerKind(),
            fit(access.purpose()),
            access.service(),
            access.source(),
            access.elements(),
            access.application());
    try {
      journal.append(json.writeValueAsString(recorded));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      LOG.error("Readings of residents' data can't be noted, so none is allowed", e);
      throw ProblemException.atAgency(
          ProblemCode.HUB_UNAVAILABLE,
          "The hub can't note who reads a resident's data, so nobody may read it now.",
          null,
          SOON);
    }
  }

  /** Returns the purpose without control characters, and without numbers that may be a NIK. */
  private static String fit(String purpose) {
    if (purpose == null || purpose.isBlank()) {
      return null;
    }
    String plain = UNFIT.matcher(purpose).replaceAll(" ");
    return first(Niks.replaced(plain, nik -> "[nik]").strip());
  }

  private static String first(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }
}
