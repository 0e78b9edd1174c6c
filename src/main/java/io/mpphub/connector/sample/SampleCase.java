package io.mpphub.connector.sample;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.check.SampleFiles;
import io.mpphub.connector.run.Answers;
import io.mpphub.connector.run.RefusedMessageException;
import io.mpphub.connector.run.Source;
import io.mpphub.connector.run.Wire;
import io.mpphub.folder.FileProblem;
import io.mpphub.mapping.UnreadableMessageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds one sample against what the connector makes of it. */
final class SampleCase {

  /** The id that a delivery's message has in samples. */
  static final String MESSAGE_ID = "message-id";

  private static final String WIRE_REQUEST = "wire-request.json";

  /** One answer, or an array of them where the operation has pages. */
  private static final String WIRE_RESPONSE = "wire-response.json";

  private final SampleFiles files;
  private final List<FileProblem> problems = new ArrayList<>();

  SampleCase(SampleFiles files) {
    this.files = files;
  }

  /** The faults of a query's or command's sample. */
  List<FileProblem> outbound(boolean requests, Wire wire, Answers answers) throws IOException {
    JsonNode canonical = files.json("request.json");
    if (canonical.isMissingNode()) {
      return List.of(files.problem("lacks request.json"));
    }
    byte[] rawRequest = files.raw("wire-request");
    if (requests && (files.has(WIRE_REQUEST) || rawRequest != null)) {
      request(wire, canonical, rawRequest);
    }
    byte[] rawAnswer = files.raw("wire-response");
    if (files.has(WIRE_RESPONSE) || rawAnswer != null) {
      answer(wire, rawAnswer, answers, canonical);
    }
    return problems;
  }

  private void request(Wire wire, JsonNode canonical, byte[] raw) throws IOException {
    JsonNode made;
    try {
      made = wire.show(canonical, MESSAGE_ID);
    } catch (UnreadableMessageException e) {
      problems.add(
          files.problem("request.json", JsonPointer.empty(), "can't be mapped: " + e.getMessage()));
      return;
    } catch (AgencyException e) {
      problems.add(files.problem("request.json", JsonPointer.empty(), e.getMessage()));
      return;
    }
    JsonNode expected = files.json(WIRE_REQUEST);
    if (raw != null) {
      ObjectNode whole =
          expected instanceof ObjectNode object ? object : ConnectorJson.MAPPER.createObjectNode();
      expected = whole.set("body", wire.shownBody(raw));
    }
    for (Difference difference : Difference.between(expected, made)) {
      if (!isLeftOpen(difference, expected)) {
        add(WIRE_REQUEST, difference);
      }
    }
  }

  /** A sample need not say all: headers that it lacks, and whole parts other than the body. */
  private static boolean isLeftOpen(Difference difference, JsonNode expected) {
    String part = difference.part();
    boolean unsaid = part.equals("headers") || (!part.equals("body") && !expected.has(part));
    return difference.isAt("/headers/Content-Type")
        || (unsaid && difference.expected().isMissingNode());
  }

  private void answer(Wire wire, byte[] raw, Answers answers, JsonNode canonical)
      throws IOException {
    SampleDraft.Made made =
        SampleDraft.made(wire, files.json(WIRE_RESPONSE), raw, answers, canonical);
    if (made == null) {
      problems.add(files.problem("lacks the last page of the list in " + WIRE_RESPONSE));
    } else {
      compare(made.file(), made.content());
    }
  }

  /** The faults of an inbound operation's sample. */
  List<FileProblem> inbound(Source source) throws IOException {
    try {
      List<JsonNode> events = source.events(files.json(WIRE_REQUEST), files.raw("wire-request"));
      compare(
          "request.json",
          events.size() == 1 ? events.get(0) : ConnectorJson.MAPPER.valueToTree(events));
    } catch (RefusedMessageException e) {
      ObjectNode problem = problem(e.answer());
      compare(
          "problem.json", e.getMessage() == null ? problem : problem.put("detail", e.getMessage()));
    }
    return problems;
  }

  static ObjectNode problem(String outcome) {
    return ConnectorJson.MAPPER.createObjectNode().put("outcome", outcome);
  }

  private void compare(String file, JsonNode made) throws IOException {
    if (!files.has(file)) {
      problems.add(files.problem("lacks " + file + ", but the connector makes of it: " + made));
      return;
    }
    JsonNode expected = files.json(file);
    for (Difference difference : Difference.between(expected, made)) {
      if (!isUnsaidDetail(file, difference)) {
        add(file, difference);
      }
    }
  }

  /** Details that a problem's file leaves out, such as the line of a mapping, may change. */
  private static boolean isUnsaidDetail(String file, Difference difference) {
    return file.equals("problem.json")
        && difference.isAt("/detail")
        && difference.expected().isMissingNode();
  }

  private void add(String file, Difference difference) throws IOException {
    problems.add(files.problem(file, difference.at(), difference.describe()));
  }
}
