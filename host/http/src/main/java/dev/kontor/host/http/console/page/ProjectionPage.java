package dev.kontor.host.http.console.page;

import dev.kontor.host.projection.Progress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's projections.
 *
 * @param csrf the session's CSRF token, for the buttons
 * @param notice why there is nothing to show
 */
public record ProjectionPage(
    String id, String title, List<Row> rows, String csrf, @Nullable Notice notice) {

  /** A projection. */
  public record Row(
      String name,
      String mode,
      String tables,
      String state,
      long position,
      long behind,
      @Nullable String rebuild,
      @Nullable String error) {

    /** Of where it is. */
    public static Row of(Progress progress) {
      var rebuilt = progress.rebuilt();
      var error = progress.error();
      return new Row(
          progress.name(),
          progress.mode().name().toLowerCase(Locale.ROOT),
          String.join(", ", progress.tables()),
          progress.state().name().toLowerCase(Locale.ROOT),
          progress.position(),
          progress.behind(),
          rebuilt == null ? null : "%d events to go".formatted(rebuilt.behind()),
          error == null ? null : error.lines().findFirst().orElse(""));
    }
  }

  /** Where they are shown, and below which a rebuild is begun. */
  public String path() {
    return "/console/tenants/" + id + "/projections";
  }
}
