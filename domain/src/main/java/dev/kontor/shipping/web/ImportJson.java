package dev.kontor.shipping.web;

import dev.kontor.shipping.location.LocationImport.Imported;
import dev.kontor.shipping.web.UploadJson.RejectedJson;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What became of a list of locations, written.
 *
 * @param accepted so many lines name a location
 * @param added so many of these are new
 * @param renamed so many have got another name
 */
@Serdeable.Serializable
record ImportJson(
    int accepted, int added, int renamed, List<RejectedJson> rejected, int rejectedCount) {

  static ImportJson of(Imported imported) {
    var outcome = imported.outcome();
    return new ImportJson(
        outcome.accepted(),
        imported.added(),
        imported.renamed(),
        RejectedJson.of(outcome),
        outcome.rejected());
  }
}
