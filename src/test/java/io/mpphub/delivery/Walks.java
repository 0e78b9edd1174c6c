package io.mpphub.delivery;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Walks at random: any length, any moves, answers that are mostly bad. */
final class Walks implements ArbitrarySupplier<Walk> {

  private static final int MOST_ANSWERS = 12;
  private static final int MOST_MOVES = 30;
  private static final int DETAILS = 4095;

  @Override
  public Arbitrary<Walk> get() {
    // Small numbers are no more likely to go wrong here than great ones.
    RandomDistribution even = RandomDistribution.uniform();
    return Combinators.combine(
            settings(),
            answers().list().ofMaxSize(MOST_ANSWERS).withSizeDistribution(even),
            moves(even).list().ofMinSize(1).ofMaxSize(MOST_MOVES).withSizeDistribution(even))
        .as(Walk::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<Setting> settings() {
    Arbitrary<Setting.Kind> kinds =
        Arbitraries.frequencyOf(
            // There is most to go wrong where it can be asked and takes back.
            Tuple.of(1, Arbitraries.just(Setting.Kind.CONFIRMS)),
            Tuple.of(4, Arbitraries.of(Setting.Kind.class)));
    return Combinators.combine(kinds, Arbitraries.of(true, false)).as(Setting::new);
  }

  private static Arbitrary<Answer> answers() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Answer.YES)), Tuple.of(3, Arbitraries.of(Answer.class)));
  }

  private static Arbitrary<Move> moves(RandomDistribution even) {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, Move.What.RELAY),
                Tuple.of(8, Move.What.RECEIVE),
                Tuple.of(14, Move.What.RUN),
                Tuple.of(14, Move.What.DURING),
                Tuple.of(6, Move.What.DECIDE),
                Tuple.of(2, Move.What.TELL),
                Tuple.of(3, Move.What.WITHDRAW),
                Tuple.of(1, Move.What.REPEAT),
                Tuple.of(5, Move.What.KILL),
                Tuple.of(2, Move.What.DATABASE),
                Tuple.of(2, Move.What.HOLD),
                Tuple.of(2, Move.What.RELEASE),
                Tuple.of(1, Move.What.STOP),
                Tuple.of(1, Move.What.START),
                Tuple.of(14, Move.What.WAIT),
                Tuple.of(8, Move.What.SWEEP),
                Tuple.of(3, Move.What.REPLAY),
                Tuple.of(1, Move.What.DISCARD),
                Tuple.of(1, Move.What.BROKER_DOWN),
                Tuple.of(2, Move.What.BROKER_UP),
                Tuple.of(1, Move.What.BROKER_FORGETS)),
            Arbitraries.integers().between(0, DETAILS).withDistribution(even))
        .as(Move::new);
  }
}
