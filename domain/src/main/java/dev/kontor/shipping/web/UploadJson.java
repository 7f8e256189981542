package dev.kontor.shipping.web;

import dev.kontor.message.RejectedLine;
import dev.kontor.message.UploadOutcome;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What became of a report, written.
 *
 * @param rejected the first 10,000 lines that were not accepted
 * @param rejectedCount how many were not accepted in all
 */
@Serdeable.Serializable
record UploadJson(int accepted, List<RejectedJson> rejected, int rejectedCount) {

  static UploadJson of(UploadOutcome outcome) {
    return new UploadJson(outcome.accepted(), RejectedJson.of(outcome), outcome.rejected());
  }

  /** A line that was not accepted, written. */
  @Serdeable.Serializable
  record RejectedJson(int line, String text, String reason) {

    static List<RejectedJson> of(UploadOutcome outcome) {
      return outcome.told().stream().map(RejectedJson::of).toList();
    }

    private static RejectedJson of(RejectedLine line) {
      return new RejectedJson(line.line(), line.text(), line.reason());
    }
  }
}
