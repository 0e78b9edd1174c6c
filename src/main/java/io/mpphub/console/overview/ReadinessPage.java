package io.mpphub.console.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.readiness.Prerequisites;
import io.mpphub.readiness.Prerequisites.Course;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The region's figures against the prerequisites of an MPP Digital, for its leaders. */
@Controller
public class ReadinessPage {

  private final Prerequisites prerequisites;
  private final ObjectMapper json;

  ReadinessPage(Prerequisites prerequisites, ObjectMapper json) {
    this.prerequisites = prerequisites;
    this.json = json;
  }

  /** A prerequisite with what its plot needs. */
  record Plot(Course course, String points) {}

  @GetMapping("/ops/readiness")
  String show(Model model) {
    LocalDate today = prerequisites.today();
    model.addAttribute("report", prerequisites.report());
    model.addAttribute(
        "plots",
        prerequisites.history(today.minusYears(2), today).stream().map(this::plot).toList());
    return "ops/readiness";
  }

  private Plot plot(Course course) {
    List<Object[]> points =
        course.values().stream()
            .map(f -> new Object[] {f.measuredOn().toString(), f.value()})
            .toList();
    try {
      return new Plot(course, json.writeValueAsString(points));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
