package io.mpphub.mall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** The counters of the physical mall: free places are public, a booking belongs to its resident. */
final class Counters {

  private final Hub hub;
  private final Sessions sessions;
  private final Bookings bookings;

  Counters(Hub hub, Sessions sessions, Bookings bookings) {
    this.hub = hub;
    this.sessions = sessions;
    this.bookings = bookings;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/counters/slots", this::slots)
        .GET("/counters/bookings", this::list)
        .POST("/counters/bookings", this::book)
        .DELETE("/counters/bookings/{id:" + Applications.ID + "}", this::cancel)
        .build();
  }

  private ServerResponse slots(ServerRequest request) {
    UriComponentsBuilder path = UriComponentsBuilder.fromPath("/counters/slots");
    request.param("counter").ifPresent(counter -> path.queryParam("counter", "{counter}"));
    request.param("date").ifPresent(date -> path.queryParam("date", "{date}"));
    Map<String, String> values = request.params().toSingleValueMap();
    return Answers.of(hub.get(request, path.encode().buildAndExpand(values).toString()));
  }

  private ServerResponse list(ServerRequest request) {
    return ServerResponse.ok().body(Map.of("bookings", bookings.of(sessions.person(request))));
  }

  private ServerResponse book(ServerRequest request) throws IOException {
    Person person = sessions.person(request);
    ObjectNode sent = Bodies.object(request);
    ObjectNode booking = Bodies.JSON.createObjectNode();
    booking.put("slotId", sent.path("slotId").asText()).put("nik", person.nik());
    HttpResponse<InputStream> answer =
        hub.post(request, "/counters/bookings", person.id(), booking);
    if (answer.statusCode() != 201) {
      return Answers.of(answer);
    }
    JsonNode booked = Answers.json(answer);
    bookings.add(person, booked);
    return ServerResponse.status(201).body(booked);
  }

  private ServerResponse cancel(ServerRequest request) throws IOException {
    Person person = sessions.person(request);
    String id = request.pathVariable("id");
    if (!bookings.has(person, id)) {
      throw ProblemException.of(ProblemCode.NOT_FOUND, "There is no such booking.");
    }
    HttpResponse<InputStream> answer = hub.delete(request, "/counters/bookings/" + id);
    if (answer.statusCode() == 204 || answer.statusCode() == 404) {
      bookings.remove(person, id);
    }
    return Answers.of(answer);
  }
}
