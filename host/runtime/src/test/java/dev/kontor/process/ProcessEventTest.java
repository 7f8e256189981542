package dev.kontor.process;

import dev.kontor.process.grant.GrantSamples;
import dev.kontor.process.letter.LetterReceived;
import dev.kontor.process.letter.LetterSentAgain;
import dev.kontor.process.saga.SagaSamples;
import dev.kontor.process.task.TaskSamples;
import dev.kontor.process.timer.TimerDue;
import dev.kontor.testing.golden.GoldenEvents;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The runtime's own events lie in tenants' databases as long as any module's. */
final class ProcessEventTest {

  private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

  @TestFactory
  Stream<DynamicTest> what_is_stored_is_stored_for_ever() {
    var golden = GoldenEvents.of("kontor");
    SagaSamples.all().forEach(golden::written);
    TaskSamples.all().forEach(golden::written);
    GrantSamples.all().forEach(golden::written);
    return golden
        .written(new LetterSentAgain("bob@riga", 41))
        .written(
            new LetterReceived(
                "ann@bremen", 41, new UUID(0, 7), "guild.said", 1, "{\"text\":\"hm\"}", EIGHT))
        .written(new TimerDue("egg", EIGHT, "clockwork.rang", 1, "{\"bell\":\"egg\"}"))
        .written(new TimerDue("kontor:cron:morning", EIGHT, null, 1, "{}"), "of-a-method")
        .tests();
  }
}
