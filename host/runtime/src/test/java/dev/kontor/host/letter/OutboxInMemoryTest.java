package dev.kontor.host.letter;

import dev.kontor.host.letter.Outbox.Written;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.util.UUID;

final class OutboxInMemoryTest extends OutboxContract {

  private final OutboxInMemory outbox = new OutboxInMemory();

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void write(String to, long number) {
    var id = new UUID(7, number);
    var metadata = new Metadata(id, new TenantId("ann"), "anonymous", id, id, WRITTEN, null);
    outbox.write(
        to,
        Written.of(
            number,
            new StoredEvent(number, "mouth", number, "guild.said", 1, "{}", metadata),
            WRITTEN));
  }

  @Override
  protected void inUnit(Runnable body) {
    body.run();
  }
}
