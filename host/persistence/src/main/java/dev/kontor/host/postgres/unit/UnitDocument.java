package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.StoredLetter;
import dev.kontor.host.unit.StoredReceipt;
import dev.kontor.host.unit.StoredSnapshot;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.TimerChanges;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.message.Metadata;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What units leave, as the one JSON text that the database's {@code write_unit} takes. */
final class UnitDocument {

  private static final int USUAL_LENGTH = 1024;
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder json = new StringBuilder(USUAL_LENGTH);

  private UnitDocument() {}

  /**
   * Of one unit, or of several of which none keeps answers or snapshots, or changes timers.
   *
   * @param next the version that an event gets unless another was faster; null: who knows
   */
  static String of(List<Writes> units, Function<StoredEvent, @Nullable Long> next) {
    var document = new UnitDocument();
    document.json.append("{\"events\":[");
    units.forEach(unit -> unit.events().forEach(event -> document.event(event, next.apply(event))));
    document.json.append("],\"follow_ups\":[");
    units.forEach(unit -> unit.followUps().forEach(document::followUp));
    document.json.append("],\"done\":[");
    units.forEach(document::done);
    document.json.append(']');
    var only = units.getFirst();
    if (only.answer() != null) {
      document.answer(only.answer());
    }
    if (!only.snapshots().isEmpty()) {
      document.json.append(",\"snapshots\":[");
      only.snapshots().forEach(document::snapshot);
      document.json.append(']');
    }
    if (!only.timers().isEmpty()) {
      document.timers(only.timers());
    }
    if (units.stream().anyMatch(unit -> !unit.letters().isEmpty())) {
      document.json.append(",\"letters\":[");
      // In one order for all, so that no two groups wait for one another's first letters.
      units.stream()
          .flatMap(unit -> unit.letters().stream())
          .sorted(Comparator.comparing(StoredLetter::to))
          .forEach(document::letter);
      document.json.append(']');
    }
    if (units.stream().anyMatch(unit -> unit.receipt() != null)) {
      document.json.append(",\"receipts\":[");
      units.stream()
          .map(Writes::receipt)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparing(StoredReceipt::from))
          .forEach(document::receipt);
      document.json.append(']');
    }
    return document.json.append('}').toString();
  }

  private void receipt(StoredReceipt receipt) {
    begin();
    text(receipt.from()).append(",\"").append(receipt.channel()).append("\",");
    json.append(receipt.before()).append(',').append(receipt.grants());
    json.append(',').append(receipt.last()).append(',');
    text(receipt.letter() == null ? null : receipt.letter().toString()).append(']');
  }

  private void done(Writes unit) {
    unit.done().forEach(number -> next().append(number));
  }

  /** An event's metadata, as the column has it. */
  static String of(Metadata metadata) {
    var document = new UnitDocument();
    document.metadata(metadata);
    return document.json.toString();
  }

  private void timers(TimerChanges timers) {
    json.append(",\"timers\":{\"fired\":[");
    timers.fired().forEach(this::fired);
    json.append("],\"cancelled\":[");
    for (var name : timers.cancelled()) {
      next();
      text(name);
    }
    json.append("],\"set\":[");
    timers.set().forEach(this::timer);
    json.append("]}");
  }

  private void fired(StoredTimer timer) {
    begin();
    text(timer.name()).append(",\"").append(timer.id()).append("\"]");
  }

  private void timer(StoredTimer timer) {
    begin();
    text(timer.name()).append(",\"").append(timer.dueAt()).append("\",");
    text(timer.type()).append(',').append(timer.schema()).append(',').append(timer.data());
    json.append(',');
    metadata(timer.metadata());
    json.append(']');
  }

  private void letter(StoredLetter letter) {
    begin();
    text(letter.to()).append(',').append(letter.number()).append(',').append(letter.event());
    json.append(",\"").append(letter.channel()).append("\",\"").append(letter.writtenAt());
    json.append("\"]");
  }

  private void answer(KeptAnswer kept) {
    json.append(",\"answer\":[");
    text(kept.key().principal()).append(',');
    text(kept.key().command()).append(',');
    text(kept.key().key()).append(',');
    text(kept.key().fingerprint()).append(',');
    text(kept.answer()).append(",\"").append(kept.at());
    json.append("\",\"").append(kept.until()).append("\"]");
  }

  private void event(StoredEvent event, @Nullable Long next) {
    begin().append(event.position()).append(',');
    text(event.stream()).append(',').append(event.version()).append(',');
    text(event.type()).append(',').append(event.schema()).append(',').append(event.data());
    json.append(',');
    metadata(event.metadata());
    json.append(",\"").append(event.metadata().at()).append("\",").append(next);
    json.append(']');
  }

  /** The tenant is the database's own, and the time has a column. */
  private void metadata(Metadata metadata) {
    json.append("{\"id\":\"").append(metadata.id()).append("\",\"principal\":");
    text(metadata.principal());
    json.append(",\"correlation\":\"").append(metadata.correlation());
    json.append("\",\"causation\":\"").append(metadata.causation()).append('"');
    if (metadata.trace() != null) {
      json.append(",\"trace\":");
      text(metadata.trace());
    }
    json.append('}');
  }

  private void followUp(StoredFollowUp run) {
    begin().append(run.number()).append(',');
    text(run.handler()).append(',');
    text(run.queue()).append(',').append(run.event()).append(',').append(run.data());
    json.append(',').append(run.attempts()).append(']');
  }

  private void snapshot(StoredSnapshot snapshot) {
    begin();
    text(snapshot.stream()).append(',').append(snapshot.version());
    json.append(',').append(snapshot.form()).append(',').append(snapshot.data()).append(']');
  }

  private StringBuilder begin() {
    return next().append('[');
  }

  /** Of a list, whose first needs no comma before it. */
  private StringBuilder next() {
    return json.charAt(json.length() - 1) == '[' ? json : json.append(',');
  }

  private StringBuilder text(@Nullable String text) {
    if (text == null) {
      return json.append("null");
    }
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    return json.append('"');
  }

  private void character(char character) {
    if (character == '"' || character == '\\') {
      json.append('\\').append(character);
    } else if (character < FIRST_PRINTABLE) {
      json.append("\\u%04x".formatted((int) character));
    } else {
      json.append(character);
    }
  }
}
