package dev.kontor.host.federation;

import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Letter;
import dev.kontor.tenant.Address;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Letters as they are on the wire. Who sends them, the signature says; whom they are for, the
 * address that they are sent to.
 */
@Serdeable
record LettersDocument(UUID channel, List<Item> letters) {

  /** Nothing but a trace may be missing, whatever another site has sent. */
  LettersDocument {
    var _ = Objects.requireNonNull(channel, "channel");
    letters = List.copyOf(letters);
  }

  static LettersDocument of(Batch batch) {
    return new LettersDocument(
        batch.channel(), batch.letters().stream().map(LettersDocument::item).toList());
  }

  private static Item item(Letter letter) {
    return new Item(
        letter.number(),
        letter.id(),
        letter.type(),
        letter.schema(),
        letter.data(),
        letter.at(),
        letter.correlation(),
        letter.trace());
  }

  /** The same as what came from this tenant for that one. */
  Batch batch(Address from, Address to) {
    return new Batch(from, to, channel, letters.stream().map(Item::letter).toList());
  }

  /**
   * A letter.
   *
   * @param data the activity's JSON, as a text: so both sides mean the same characters by it
   */
  @Serdeable
  record Item(
      long number,
      UUID id,
      String type,
      int schema,
      String data,
      Instant at,
      UUID correlation,
      @Nullable String trace) {

    Item {
      var _ = Objects.requireNonNull(id, "id");
      var _ = Objects.requireNonNull(type, "type");
      var _ = Objects.requireNonNull(data, "data");
      var _ = Objects.requireNonNull(at, "at");
      var _ = Objects.requireNonNull(correlation, "correlation");
    }

    private Letter letter() {
      return new Letter(number, id, type, schema, data, at, correlation, trace);
    }
  }
}
