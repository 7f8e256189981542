package dev.kontor.process.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gate.Visited;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tenants do with their grants what they like, at any time, while letters are late, given up,
 * taken and given up all the same, and sent again in any order: once all is over, both books say
 * the same.
 */
final class GrantBooksTest {

  private static final int SEEDS = 150;
  private static final int STEPS = 120;
  private static final List<String> THINGS = List.of("desk", "door");

  static List<Integer> seeds() {
    var seeds = new ArrayList<Integer>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void both_books_agree_in_the_end(int seed) {
    var run = new Run(new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      run.step();
    }
    run.settle();

    run.requireAgreement("seed %d: %s".formatted(seed, run.story));
  }

  /** One story of two tenants. */
  private static final class Run {

    private final Random random;
    private final Bookkeeper ann;
    private final Bookkeeper bob;
    private final List<String> story = new ArrayList<>();

    Run(Random random) {
      this.random = random;
      ann = new Bookkeeper("ann", "bremen", rule());
      bob = new Bookkeeper("bob", "riga", rule());
    }

    private @Nullable State rule() {
      return switch (random.nextInt(4)) {
        case 0 -> State.ALLOWED;
        case 1 -> State.REFUSED;
        default -> null;
      };
    }

    private <T> T any(List<T> some) {
      return some.get(random.nextInt(some.size()));
    }

    void step() {
      boolean isAnn = random.nextBoolean();
      var one = isAnn ? ann : bob;
      var other = isAnn ? bob : ann;
      switch (random.nextInt(12)) {
        case 0, 1 -> ask(one, other);
        case 2, 3 -> change(one);
        case 4, 5, 6, 7 -> bring(one, other);
        case 8 -> loseFirst(one, other);
        case 9 -> replayAny(one);
        default -> {
          tell(one, "works");
          one.work();
        }
      }
    }

    private void tell(Bookkeeper one, String what) {
      story.add(one.address().tenant() + " " + what);
    }

    private void ask(Bookkeeper one, Bookkeeper other) {
      var thing = any(THINGS);
      tell(one, "asks for " + thing);
      one.ask(thing, other);
    }

    private void change(Bookkeeper one) {
      var all = one.book.all();
      if (!all.isEmpty()) {
        change(one, any(all).grant());
      }
    }

    private void change(Bookkeeper one, Grant grant) {
      var to = any(List.of(State.ALLOWED, State.REFUSED, State.REVOKED));
      UUID id = grant.id();
      try {
        switch (to) {
          case ALLOWED -> one.grants.allow(id);
          case REFUSED -> one.grants.refuse(id);
          case REVOKED, ASKED -> one.grants.revoke(id);
        }
        tell(one, "has %s %s as %s".formatted(grant.side(), grant.asker(), to));
        one.collect();
      } catch (DomainException no) {
        // It can't come to be in that state now.
      }
    }

    private void bring(Bookkeeper one, Bookkeeper other) {
      if (!one.outbox.isEmpty()) {
        tell(one, "brings " + one.outbox.peek());
        var _ = one.bring(other);
      }
    }

    /** Nobody answers for too long, and perhaps because the answer is lost. */
    private void loseFirst(Bookkeeper one, Bookkeeper other) {
      if (!one.outbox.isEmpty()) {
        var letter = one.outbox.remove();
        boolean isTaken = random.nextBoolean() && other.take(letter, one, false).isTaken();
        tell(one, "gives up %s, taken: %s".formatted(letter, isTaken));
        one.giveUp(letter);
      }
    }

    private void replayAny(Bookkeeper one) {
      if (!one.dead.isEmpty()) {
        int letter = random.nextInt(one.dead.size());
        tell(one, "replays " + one.dead.get(letter));
        one.replay(letter);
      }
    }

    /**
     * All that was given up is sent again, and all comes. What is refused now has nothing to end.
     */
    void settle() {
      for (int again = 0; again < 3; again++) {
        deliver();
        while (!ann.dead.isEmpty()) {
          replayAny(ann);
        }
        while (!bob.dead.isEmpty()) {
          replayAny(bob);
        }
      }
      deliver();
    }

    private void deliver() {
      do {
        while (!ann.outbox.isEmpty()) {
          bring(ann, bob);
        }
        while (!bob.outbox.isEmpty()) {
          bring(bob, ann);
        }
        ann.work();
        bob.work();
      } while (!ann.outbox.isEmpty() || !bob.outbox.isEmpty());
    }

    void requireAgreement(String story) {
      for (var thing : THINGS) {
        requireAgreement(story, thing, ann, bob);
        requireAgreement(story, thing, bob, ann);
      }
      assertThat(ann.isToldAll() && bob.isToldAll()).as("modules know it: " + story).isTrue();
    }

    private static void requireAgreement(
        String story, String thing, Bookkeeper asker, Bookkeeper asked) {
      var held = find(asker, Side.HELD, thing, asker, asked);
      var given = find(asked, Side.GIVEN, thing, asker, asked);
      assertThat(held).as("%s of %s: %s", thing, asker.address(), story).isEqualTo(given);
    }

    /** How it ended makes no difference. */
    private static String find(
        Bookkeeper whose, Side side, String thing, Bookkeeper asker, Bookkeeper asked) {
      var id = GrantEntry.id(side, Visited.GRANT, asker.address().at(thing), asked.address());
      var entry = whose.book.open(id);
      if (entry == null || !entry.isOpen()) {
        return "closed";
      }
      return entry.grant().state() == State.ASKED
          ? "asked " + entry.round()
          : entry.grant().state().name();
    }
  }
}
