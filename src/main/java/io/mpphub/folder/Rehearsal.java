package io.mpphub.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FinallyDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;

/**
 * Has Camel make a route, all its steps and endpoints, where nothing comes in, and takes it away
 * again: a step that can't be made is found before the route that runs is touched. Camel stops at
 * the first such step; to find all of them each is tried alone, then those within it.
 */
final class Rehearsal {

  private final CamelContext camel;
  private final Model model;
  private final AtomicLong count = new AtomicLong();

  Rehearsal(CamelContext camel) {
    this.camel = camel;
    this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
  }

  /**
   * @param route is used up: not for Camel afterwards
   * @return none when it can be made
   */
  List<FileProblem> faults(YamlDocument document, RouteDefinition route) {
    int line = route.getLineNumber();
    List<FileProblem> faults = new ArrayList<>();
    try {
      String from = route.getInput().getEndpointUri();
      camel.getCamelContextExtension().getPrototypeEndpoint(from);
    } catch (Exception e) {
      faults.add(RouteFaults.of(document, route.getInput().getLineNumber(), e));
    }
    Exception failure = tryOut(route);
    if (failure != null) {
      List<FileProblem> ofSteps = new ArrayList<>();
      route.getOutputs().forEach(step -> faults(document, step, ofSteps));
      if (ofSteps.isEmpty()) {
        ofSteps.add(RouteFaults.of(document, line, failure));
      }
      faults.addAll(ofSteps);
    }
    return faults;
  }

  private void faults(
      YamlDocument document, ProcessorDefinition<?> step, List<FileProblem> faults) {
    Exception failure = null;
    if (!isPart(step)) {
      failure = tryOut(alone(step));
      if (failure == null) {
        return;
      }
    }
    int before = faults.size();
    within(step).forEach(inner -> faults(document, inner, faults));
    if (failure != null && faults.size() == before) {
      faults.add(RouteFaults.of(document, step, failure));
    }
  }

  private static RouteDefinition alone(ProcessorDefinition<?> step) {
    RouteDefinition route = new RouteDefinition();
    route.addOutput(step);
    return route;
  }

  /** Can't stand alone. */
  private static boolean isPart(ProcessorDefinition<?> step) {
    return step instanceof CatchDefinition || step instanceof FinallyDefinition;
  }

  private static List<ProcessorDefinition<?>> within(ProcessorDefinition<?> step) {
    List<ProcessorDefinition<?>> steps = new ArrayList<>();
    if (step instanceof ChoiceDefinition choice) {
      choice.getWhenClauses().forEach(when -> steps.addAll(when.getOutputs()));
      if (choice.getOtherwise() != null) {
        steps.addAll(choice.getOtherwise().getOutputs());
      }
    } else {
      steps.addAll(step.getOutputs());
    }
    if (step instanceof TryDefinition part) {
      steps.addAll(part.getCatchClauses());
      if (part.getFinallyClause() != null) {
        steps.add(part.getFinallyClause());
      }
    }
    return steps;
  }

  /** Null when Camel can make it. */
  private Exception tryOut(RouteDefinition route) {
    // With "@": measured and shown nowhere.
    String id = "rehearsal@" + count.incrementAndGet();
    route.setId(id);
    if (route.getInput() == null) {
      route.setInput(new FromDefinition("direct:" + id));
    } else {
      route.getInput().setUri("direct:" + id);
    }
    route.setAutoStartup("false");
    try {
      model.addRouteDefinition(route);
      return null;
    } catch (Exception e) {
      return e;
    } finally {
      remove(id);
    }
  }

  private void remove(String id) {
    try {
      RouteRemoval.remove(camel, id);
    } catch (Exception e) {
      throw new IllegalStateException("Camel keeps a route that never ran", e);
    }
  }
}
