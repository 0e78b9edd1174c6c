package io.mpphub.delivery;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** How many walks, and from which seed: {@code -Dmodel.walks=10000 -Dmodel.seed=11}. */
final class WalkSettings implements AroundPropertyHook {

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer walks = Integer.getInteger("model.walks");
    if (walks != null) {
      context.attributes().setTries(walks);
    }
    String seed = System.getProperty("model.seed");
    if (seed != null) {
      context.attributes().setSeed(seed);
      // What failed last time would go before it.
      context.attributes().setAfterFailure(AfterFailureMode.RANDOM_SEED);
    }
    context.attributes().setShrinking(ShrinkingMode.BOUNDED);
    return property.execute();
  }
}
