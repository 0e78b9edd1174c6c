package io.mpphub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The route {@code facility.staffing} of tests: notes each event in a table that allows repeats.
 */
final class Applied extends RouteBuilder {

  private final Consumer<JsonNode> before;

  /**
   * @param before sees each array before it is stored, and may fail
   */
  Applied(Consumer<JsonNode> before) {
    this.before = before;
  }

  @Override
  public void configure() {
    JdbcTemplate jdbc =
        new JdbcTemplate(getContext().getRegistry().findSingleByType(javax.sql.DataSource.class));
    jdbc.execute("create table if not exists applied (code varchar(40), amount integer)");
    from("direct:facility.staffing")
        .routeId("facility.staffing")
        .errorHandler(noErrorHandler())
        .process(
            exchange -> {
              JsonNode body = exchange.getMessage().getBody(JsonNode.class);
              JsonNode events =
                  body.isArray() ? body : new ObjectMapper().createArrayNode().add(body);
              before.accept(events);
              List<Object[]> rows = new ArrayList<>();
              events.forEach(
                  event ->
                      rows.add(
                          new Object[] {
                            event.path("facilityCode").textValue(), event.path("count").intValue()
                          }));
              jdbc.batchUpdate("insert into applied (code, amount) values (?, ?)", rows);
            });
  }
}
