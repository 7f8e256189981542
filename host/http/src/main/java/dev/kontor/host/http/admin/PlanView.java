package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.administration.Plan;
import dev.kontor.host.configuration.Change;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as the admin API shows it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlanView(String tenant, String action, String reason, List<ChangeView> changes) {

  /** A key that would change. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ChangeView(String key, @Nullable String from, @Nullable String to) {

    static ChangeView of(Change change) {
      return new ChangeView(change.key(), change.from(), change.to());
    }
  }

  static PlanView of(Plan plan) {
    return new PlanView(
        plan.tenant().value(),
        plan.action().label(),
        plan.reason(),
        plan.changes().stream().map(ChangeView::of).toList());
  }
}
