package io.mpphub.schedule;

import org.springframework.context.SmartLifecycle;

/** Makes its rounds from the start of the context to its end: {@link #start} says which. */
public abstract class RoundsLifecycle implements SmartLifecycle {

  protected final Rounds rounds;

  protected RoundsLifecycle(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public final boolean isRunning() {
    return rounds.areRunning();
  }
}
