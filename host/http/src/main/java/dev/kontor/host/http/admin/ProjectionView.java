package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.projection.Progress;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A projection as the admin API shows it.
 *
 * @param mode {@code inline} or {@code following}
 * @param state {@code running}, {@code retrying} or {@code stopped}
 * @param behindBy how many of its events it has not entered yet
 * @param rebuild null: none is under way
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProjectionView(
    String name,
    String mode,
    List<String> tables,
    long position,
    String state,
    long behindBy,
    @Nullable RebuildView rebuild,
    @Nullable String error) {

  /** How far a rebuild has come. */
  @Serdeable
  record RebuildView(long position, long behindBy) {}

  static ProjectionView of(Progress progress) {
    var rebuilt = progress.rebuilt();
    return new ProjectionView(
        progress.name(),
        word(progress.mode()),
        progress.tables(),
        progress.position(),
        word(progress.state()),
        progress.behind(),
        rebuilt == null ? null : new RebuildView(rebuilt.position(), rebuilt.behind()),
        progress.error());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
