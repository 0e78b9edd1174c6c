package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.application.Decision;
import io.mpphub.connector.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the agency that decides has done: the truth, whatever the hub makes of it. */
final class AgencyBooks {

  private static final String NAME = "licensing";

  private final Setting setting;
  private final List<Decision> decisions = new ArrayList<>();
  private int applied;
  private boolean withdrawn;

  AgencyBooks(Setting setting) {
    this.setting = setting;
  }

  int applied() {
    return applied;
  }

  boolean has() {
    return applied > 0;
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  /** It has it and owes a decision. */
  boolean isOwing() {
    return has() && !withdrawn && decisions.isEmpty();
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  Decision decide(boolean approved) {
    int number = decisions.size() + 1;
    Decision decision = new Decision(approved, approved ? "SIP/" + number : null, null, null, null);
    decisions.add(decision);
    return decision;
  }

  /** Does what a request asks for, whether or not anybody hears of it. */
  JsonNode done(String operation) {
    return switch (operation) {
      case "submit" -> submitted();
      case "withdraw" -> takenBack();
      default -> status();
    };
  }

  /** Its no; the same as its word on a repeat when it has done it. */
  JsonNode refused(String operation) {
    if (operation.equals("status")) {
      return status();
    }
    throw Answer.answered(
        NAME, operation, Outcome.REJECTED, has() && !setting.confirms() ? 409 : 422);
  }

  private JsonNode submitted() {
    if (has()) {
      if (setting.kind() == Setting.Kind.REFUSES) {
        throw Answer.answered(NAME, "submit", Outcome.REJECTED, 409);
      }
      if (!setting.confirms()) {
        return reference();
      }
    }
    applied++;
    return reference();
  }

  private JsonNode takenBack() {
    if (!has()) {
      throw Answer.answered(NAME, "withdraw", Outcome.NOT_FOUND, 404);
    }
    if (!decisions.isEmpty() && !withdrawn) {
      throw Answer.answered(NAME, "withdraw", Outcome.REJECTED, 409);
    }
    withdrawn = true;
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode status() {
    if (!has()) {
      throw Answer.answered(NAME, "status", Outcome.NOT_FOUND, 404);
    }
    ObjectNode status = reference();
    if (withdrawn) {
      return status.put("outcome", "withdrawn");
    }
    return decisions.isEmpty()
        ? status
        : status.put("outcome", decisions.get(0).state().wireName());
  }

  private static ObjectNode reference() {
    return JsonNodeFactory.instance.objectNode().put("agencyReference", "P-1");
  }
}
