package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.Booking;
import io.mpphub.canonical.BookingRequest;
import io.mpphub.canonical.CounterSlots;
import io.mpphub.connector.AgencyException;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Faults;
import io.mpphub.gateway.KeyedReader;
import io.mpphub.gateway.Owners;
import io.mpphub.gateway.Parameters;
import io.mpphub.gateway.Reasons;
import io.mpphub.idempotency.RepeatableIds;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Steps of the counters services: the slots of the mall's counters, and bookings of them. */
@Component("counters")
class Counters {

  private static final String CONNECTOR = "mall-counters";

  private final Exchanges exchanges;
  private final KeyedReader reader;
  private final RepeatableIds ids;
  private final ObjectMapper json;
  private final Reasons reasons;
  private final Owners owners;

  Counters(
      Exchanges exchanges,
      KeyedReader reader,
      RepeatableIds ids,
      ObjectMapper json,
      Reasons reasons,
      Owners owners) {
    this.owners = owners;
    this.reasons = reasons;
    this.exchanges = exchanges;
    this.reader = reader;
    this.ids = ids;
    this.json = json;
  }

  /** Makes the canonical request out of the query: null stands for all. */
  public void slots(Exchange exchange) {
    exchanges.open(exchange);
    Faults faults = new Faults();
    LocalDate day = faults.of(() -> Parameters.day("date", Exchanges.query(exchange, "date")));
    String counter = faults.of(() -> Parameters.counter(Exchanges.query(exchange, "counter")));
    faults.end();
    ObjectNode request = json.createObjectNode();
    request.put("date", day == null ? null : day.toString()).put("counter", counter);
    ask(exchange, request);
  }

  public void slotsFound(Exchange exchange) {
    exchanges.reply(exchange, 200, exchanges.answer(exchange, CounterSlots.class, CONNECTOR));
  }

  /**
   * Makes the canonical request out of the body. A repeat with the same Idempotency-Key asks for
   * the same booking, which the counters' system makes once.
   */
  public void book(Exchange exchange) {
    exchanges.open(exchange);
    KeyedReader.Keyed<BookingRequest> keyed = reader.read(exchange, BookingRequest.class);
    ObjectNode request = json.createObjectNode();
    UUID id = ids.idFor(keyed.use());
    owners.booked(exchange, id);
    request.put("bookingId", id.toString());
    request.put("slotId", keyed.body().slotId()).put("nik", keyed.body().nik());
    ask(exchange, request);
  }

  public void booked(Exchange exchange) {
    Booking booking = exchanges.answer(exchange, Booking.class, CONNECTOR);
    exchanges.reply(exchange, 201, booking);
    exchange.getMessage().setHeader("Location", "/api/v1/counters/bookings/" + booking.id());
  }

  /**
   * The counters' system refuses the booking: another booking was faster.
   *
   * @throws ProblemException {@code slot-taken}, always
   */
  public void taken(Exchange exchange) {
    AgencyException refusal =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AgencyException.class);
    throw ProblemException.atAgency(
        ProblemCode.SLOT_TAKEN, reasons.of(refusal), refusal.connector(), null);
  }

  /**
   * The counters' system has the slot, and can't take a booking of it any more.
   *
   * @throws ProblemException {@code invalid}, always
   */
  public void over(Exchange exchange) {
    AgencyException refusal =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AgencyException.class);
    throw ProblemException.invalid(
        "The body breaks rules: see errors.", List.of(new Fault("/slotId", reasons.of(refusal))));
  }

  /** Makes the canonical request out of the path. */
  public void cancel(Exchange exchange) {
    exchanges.open(exchange);
    UUID id = owners.booking(exchange);
    ask(exchange, json.createObjectNode().put("id", id.toString()));
  }

  public void cancelled(Exchange exchange) {
    exchanges.done(exchange);
  }

  private static void ask(Exchange exchange, ObjectNode request) {
    exchange.getMessage().setBody(request, JsonNode.class);
  }
}
