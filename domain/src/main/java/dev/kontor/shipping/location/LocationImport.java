package dev.kontor.shipping.location;

import dev.kontor.message.Upload;
import dev.kontor.message.UploadOutcome;
import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes whole lists of locations, each line a {@link UnLocodeLine}. */
@Singleton
public final class LocationImport {

  private final TenantContext context;

  LocationImport(TenantContext context) {
    this.context = context;
  }

  /** Enters the good lines, and tells the others. */
  public Imported take(InputStream list) {
    var added = new AtomicInteger();
    var renamed = new AtomicInteger();
    var outcome =
        new Upload<>(
                UnLocodeLine::read,
                lot -> {
                  var entered = context.send(new EnterLocations(lot));
                  added.addAndGet(entered.added());
                  renamed.addAndGet(entered.renamed());
                  return lot.stream().map(_ -> Optional.<String>empty()).toList();
                })
            .take(list);
    return new Imported(outcome, added.get(), renamed.get());
  }

  /**
   * What became of a list.
   *
   * @param added so many locations are new
   * @param renamed so many have got another name
   */
  public record Imported(UploadOutcome outcome, int added, int renamed) {}
}
