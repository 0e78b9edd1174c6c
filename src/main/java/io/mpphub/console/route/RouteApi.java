package io.mpphub.console.route;

import io.mpphub.folder.RefusedFiles;
import io.mpphub.folder.RefusedFiles.Refused;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes as JSON. */
@RestController
@RequestMapping("/ops/api/routes")
public class RouteApi {

  record Confirmation(String confirm) {}

  /**
   * @param refused files of {@code routes/} that are refused, with their faults
   */
  record Routes(List<RouteView> routes, Collection<Refused> refused) {}

  private final RouteBoard board;
  private final RouteControl control;
  private final RefusedFiles refused;

  RouteApi(RouteBoard board, RouteControl control, RefusedFiles refused) {
    this.refused = refused;
    this.board = board;
    this.control = control;
  }

  @GetMapping
  Routes list() {
    return new Routes(board.all(), refused.all());
  }

  @GetMapping("/{id}")
  RouteView get(@PathVariable String id) {
    return board
        .find(id)
        .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such route."));
  }

  @PostMapping("/{id}/stop")
  RouteView stop(
      @PathVariable String id,
      @RequestBody(required = false) Confirmation body,
      Principal operator) {
    control.stop(id, body == null ? null : body.confirm(), operator.getName());
    return get(id);
  }

  @PostMapping("/{id}/start")
  RouteView start(@PathVariable String id, Principal operator) {
    control.start(id, operator.getName());
    return get(id);
  }
}
