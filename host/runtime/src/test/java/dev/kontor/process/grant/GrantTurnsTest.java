package dev.kontor.process.grant;

import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gate.GateModule;
import dev.kontor.gate.Gatekeeper;
import dev.kontor.gate.OpenGate;
import dev.kontor.gate.Visited;
import dev.kontor.host.context.ContextUnderTest;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Letter;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Modules and letters come to grants from different sides, and never wait for one another. */
final class GrantTurnsTest {

  private static final Address ACME = Address.parse("acme@here");
  private static final Address ANN = Address.parse("ann@there");
  private static final UUID GRANT = GrantEntry.id(Side.GIVEN, Visited.GRANT, ANN, ACME);

  private final ContextUnderTest acme = new ContextUnderTest(new GateModule());

  @AfterEach
  void close() {
    acme.close();
  }

  private void annAsks() {
    var data =
        "{\"actor\": \"%s\", \"to\": \"%s\", \"kind\": \"%s\", \"round\": 1}"
            .formatted(ANN, ACME, Visited.GRANT);
    var letter =
        new Letter(1, new UUID(1, 1), "kontor.ask", 1, data, Instant.EPOCH, new UUID(2, 1), null);
    acme.context().receive(new Batch(ANN, ACME, new UUID(0x7000, 1), List.of(letter)));
  }

  /** Who reads the list has its turn there; who hears of the grant has its turn at that. */
  @Test
  void a_command_that_comes_to_a_grant_where_a_letter_is_lets_that_go_first() {
    var hearing = new CompletableFuture<Void>();
    var opened = new CompletableFuture<Void>();
    var attempts = new AtomicInteger();
    acme.bean(Gatekeeper.class).onHearing(() -> hearing.complete(null));
    acme.bean(Gatekeeper.class)
        .onOpening(() -> {
          attempts.incrementAndGet();
          opened.complete(null);
          hearing.join();
        });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opening =
          threads.submit(() -> acme.context().call(() -> acme.context().send(new OpenGate(GRANT))));
      opened.join();
      annAsks();
      eventually("the gate is open", opening::isDone);
    }

    assertThat(attempts).hasValue(2);
    acme.settle();
    assertThat(acme.database.grants().all())
        .extracting(entry -> entry.grant().state())
        .containsExactly(State.ALLOWED);
  }
}
