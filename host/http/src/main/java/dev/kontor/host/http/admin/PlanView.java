package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Plan;
import dev.kontor.host.configuration.Change;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A plan as the admin API shows it. */
@Serdeable
@SerdeImport(Change.class)
record PlanView(String tenant, String action, String reason, List<Change> changes) {

  static PlanView of(Plan plan) {
    return new PlanView(
        plan.tenant().value(), plan.action().label(), plan.reason(), plan.changes());
  }
}
