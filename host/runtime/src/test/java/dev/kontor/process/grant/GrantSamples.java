package dev.kontor.process.grant;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import java.util.List;
import java.util.UUID;

/** One of each event of grants. */
public final class GrantSamples {

  private static final String ANN = "ann@bremen";
  private static final String BOB = "bob@riga/rooms/1";

  private GrantSamples() {}

  public static List<DomainEvent> all() {
    return List.of(
        new Ask(ANN, BOB, "guild.talk", 1),
        new GrantsEnded(ANN, List.of(new UUID(0, 7), new UUID(0, 8))),
        new Answer(BOB, ANN, "guild.talk", Side.GIVEN, State.ALLOWED, 1),
        new GrantChanged(new UUID(0, 7), Side.HELD, "guild.talk", ANN, BOB, State.ALLOWED, 1));
  }
}
