package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.cargo.CargoCommand.GiveUpRebooking;
import dev.kontor.shipping.cargo.CargoCommand.Rebook;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.NameLocations;
import dev.kontor.shipping.routing.Routing;
import dev.kontor.shipping.space.SpaceCommand.ReleaseSpace;
import dev.kontor.shipping.space.SpaceCommand.ReserveSpace;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;
import io.micronaut.context.annotation.Value;
import java.util.Set;

/**
 * Gives a cargo that has gone astray another route: finds one from where it lies, reserves a place
 * on each of its voyages, and assigns it. When one of these is refused, what was reserved is given
 * back, and the cargo stays where it is until somebody looks after it. The customer hears of either
 * end from the cargo.
 */
@Saga(
    value = "rebooking",
    steps = {"find-route", "reserve", "assign"})
final class Rebooking {

  private final TenantContext context;
  private final Routing routing;
  private final int places;

  Rebooking(
      TenantContext context, Routing routing, @Value("${shipping.rebooking-places}") int places) {
    this.context = context;
    this.routing = routing;
    this.places = places;
  }

  @Step("find-route")
  RebookingPlan findRoute(RebookingPlan plan) {
    return routing.routes(plan.specification(), context.now(), 1).stream()
        .findFirst()
        .map(plan::by)
        .orElseThrow(() -> none(plan.specification()));
  }

  private NoRoute none(RouteSpecification order) {
    var ends = Set.of(order.origin(), order.destination());
    return new NoRoute(order, context.ask(new NameLocations(ends)));
  }

  @Step("reserve")
  void reserve(RebookingPlan plan) {
    plan.voyages()
        .forEach(voyage ->
            context.send(new ReserveSpace(voyage, plan.cargo(), plan.rebooking(), places)));
  }

  @Compensation("reserve")
  void release(RebookingPlan plan) {
    plan.voyages()
        .forEach(voyage -> context.send(new ReleaseSpace(voyage, plan.cargo(), plan.rebooking())));
  }

  @Step("assign")
  void assign(RebookingPlan plan) {
    context.send(
        new Rebook(
            plan.cargo(), plan.specification(), plan.route(), context.now(), plan.rebooking()));
  }

  @Compensated
  void giveUp(RebookingPlan plan, String reason) {
    context.send(new GiveUpRebooking(plan.cargo(), plan.specification(), reason));
  }
}
