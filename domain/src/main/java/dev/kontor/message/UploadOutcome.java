package dev.kontor.message;

import java.util.List;

/**
 * What became of an upload.
 *
 * @param accepted so many lines were entered
 * @param rejected so many were not
 * @param told the first 10,000 of those, in their order
 */
public record UploadOutcome(int accepted, int rejected, List<RejectedLine> told) {

  /** Copies the list. */
  public UploadOutcome {
    told = List.copyOf(told);
  }
}
