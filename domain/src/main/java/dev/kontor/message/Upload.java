package dev.kontor.message;

import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text line by line, however long it is: good lines are entered, in lots; bad ones are
 * told. Each lot is entered for good; so an upload that breaks off may be sent again. Used once, by
 * one thread.
 *
 * @param <T> what a line says
 */
public final class Upload<T> {

  private static final int LOT = 500;
  private static final int MOST_TOLD = 10_000;
  private static final int LONGEST_TOLD = 200;

  private final Function<String, Optional<T>> read;
  private final Function<List<T>, List<Optional<String>>> enter;
  private final List<UploadedLines.Line> lines = new ArrayList<>();
  private final List<T> lot = new ArrayList<>();
  private final List<RejectedLine> told = new ArrayList<>();
  private int accepted;
  private int rejected;

  /**
   * Of lines that are read and entered so.
   *
   * @param read empty: the line says nothing, as a heading does; or throws what is wrong with it
   * @param enter answers for each, in their order, why it can't be entered; empty: it is
   */
  public Upload(
      Function<String, Optional<T>> read, Function<List<T>, List<Optional<String>>> enter) {
    this.read = read;
    this.enter = enter;
  }

  /** Takes all lines, to the end. */
  public UploadOutcome take(InputStream bytes) {
    var source = new UploadedLines(bytes);
    for (var line = source.next(); line != null; line = source.next()) {
      take(line);
      if (lot.size() == LOT) {
        enterLot();
      }
    }
    enterLot();
    told.sort((one, other) -> Integer.compare(one.line(), other.line()));
    return new UploadOutcome(accepted, rejected, told);
  }

  private void take(UploadedLines.Line line) {
    if (line.text().isEmpty()) {
      return;
    }
    if (line.fault() != null) {
      reject(line, line.fault());
      return;
    }
    try {
      read.apply(line.text())
          .ifPresent(said -> {
            lines.add(line);
            lot.add(said);
          });
    } catch (MessageMalformed | MessageUnprocessable wrong) {
      reject(line, wrong.getMessage());
    }
  }

  private void enterLot() {
    if (lot.isEmpty()) {
      return;
    }
    var reasons = enter.apply(List.copyOf(lot));
    for (int i = 0; i < lot.size(); i++) {
      var line = lines.get(i);
      reasons.get(i).ifPresentOrElse(reason -> reject(line, reason), () -> accepted++);
    }
    lines.clear();
    lot.clear();
  }

  private void reject(UploadedLines.Line line, @Nullable String reason) {
    rejected++;
    if (told.size() < MOST_TOLD) {
      told.add(new RejectedLine(line.number(), shown(line.text()), String.valueOf(reason)));
    }
  }

  private static String shown(String text) {
    var cut = text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
    return cut.replaceAll("[\\p{Cntrl}&&[^\t]]", "\uFFFD");
  }
}
