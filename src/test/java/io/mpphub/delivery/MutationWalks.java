package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * What mutation testing judges the delivery by, besides the unit tests: some walks, always the same
 * ones, on the embedded database. Neither surefire nor failsafe runs it: {@link DeliveryModelIT}
 * walks more.
 */
class MutationWalks {

  private static final int WALKS = 40;
  private static final long SEED = 11;

  /** One for all mutants that a process tries: it is no part of what is tried. */
  private static final class Shared {

    private static final DeliveryModel.Ground GROUND = ground();
    private static final List<Walk> ALL = walks();

    private static DeliveryModel.Ground ground() {
      try {
        return DeliveryModelIT.ground("mutants");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static List<Walk> walks() {
      List<Walk> walks = new ArrayList<>();
      JqwikSession.run(
          () -> {
            RandomGenerator<Walk> generator = new Walks().get().generator(1000);
            Random random = new Random(SEED);
            for (int i = 0; i < WALKS; i++) {
              walks.add(generator.next(random).value());
            }
          });
      return walks;
    }
  }

  @Test
  void walkTheTable() {
    for (Walk walk : Shared.ALL) {
      assertThat(walk.faults(Shared.GROUND.world(walk.setting()))).as("%s", walk).isEmpty();
    }
  }
}
