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

  /** So many of the rejected lines at most: nobody reads more on a page. */
  public List<RejectedLine> first(int most) {
    return told.subList(0, Math.min(most, told.size()));
  }
}
