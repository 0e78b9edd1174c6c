package io.mpphub.console.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.console.invalid.InvalidDesk;
import io.mpphub.console.route.RouteBoard;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connectors as JSON. */
@RestController
@RequestMapping("/ops/api/connectors")
public class ConnectorApi {

  record Connectors(List<ConnectorView> connectors) {}

  record Versions(List<ConnectorDesk.VersionView> versions) {}

  record Invalid(List<SetAside> invalid) {}

  record Rollback(String version) {}

  record Hold(String reason) {}

  private final ConnectorBoard connectors;
  private final RouteBoard routes;
  private final ConnectorDesk desk;
  private final InvalidDesk invalid;

  ConnectorApi(
      ConnectorBoard connectors, RouteBoard routes, ConnectorDesk desk, InvalidDesk invalid) {
    this.connectors = connectors;
    this.routes = routes;
    this.desk = desk;
    this.invalid = invalid;
  }

  @GetMapping
  Connectors list() {
    return new Connectors(connectors.all(routes.all()));
  }

  @GetMapping("/{name}/versions")
  Versions versions(@PathVariable String name) {
    return new Versions(desk.versions(name));
  }

  @GetMapping(path = "/{name}/versions/{version}", produces = "application/zip")
  byte[] version(@PathVariable String name, @PathVariable String version) {
    return desk.content(name, version);
  }

  @GetMapping("/{name}/invalid")
  Invalid invalid(@PathVariable String name) {
    return new Invalid(invalid.newest(new InvalidFilter(name, null, false)));
  }

  @PostMapping("/{name}/rollback")
  Versions rollBack(@PathVariable String name, @RequestBody Rollback body, Principal operator) {
    desk.rollBack(name, String.valueOf(body.version()), operator.getName());
    return versions(name);
  }

  @PostMapping("/{name}/hold")
  Connectors hold(@PathVariable String name, @RequestBody Hold body, Principal operator) {
    desk.hold(name, body.reason(), operator.getName());
    return list();
  }

  @PostMapping("/{name}/release")
  Connectors release(@PathVariable String name, Principal operator) {
    desk.release(name, operator.getName());
    return list();
  }

  @PostMapping(
      path = "/{name}/operations/{operation}/try",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ConnectorDesk.Trial attempt(
      @PathVariable String name,
      @PathVariable String operation,
      @RequestBody JsonNode request,
      Principal operator) {
    return desk.attempt(name, operation, request, operator.getName());
  }
}
