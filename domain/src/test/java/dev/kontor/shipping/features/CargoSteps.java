package dev.kontor.shipping.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.message.Field;
import dev.kontor.shipping.ReferenceVoyages;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.CargoCommand;
import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.cargo.CargoCommand.GiveUpRebooking;
import dev.kontor.shipping.cargo.CargoCommand.Handle;
import dev.kontor.shipping.cargo.CargoCommand.Rebook;
import dev.kontor.shipping.cargo.CargoCommand.TakeOrder;
import dev.kontor.shipping.cargo.CargoDecider;
import dev.kontor.shipping.cargo.CargoEvent;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.NotAstray;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.Delivery;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.routing.Network;
import dev.kontor.shipping.voyage.VoyageNumber;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of the features, for a cargo of each scenario's own. */
public final class CargoSteps {

  private static final TrackingId ID = new TrackingId("7KQ2-M9XF-3RTB");
  private static final Customer WHO_WAITS = new Customer("ann@house.example", false);
  private static final Customer WHO_REBOOKS = new Customer("ann@house.example", true);

  private final CargoDecider decider = new CargoDecider();
  private final List<CargoEvent> events = new ArrayList<>();
  private Optional<Cargo> cargo = Optional.empty();
  private Customer customer = WHO_WAITS;
  private Instant now = Instant.parse("2009-02-01T00:00:00Z");
  private @Nullable RuntimeException refusal;
  private List<Itinerary> routes = List.of();

  @Given("a cargo from {word} to {word}, to arrive before {word}")
  public void booked(String origin, String destination, String deadline) {
    order(origin, destination, deadline);
    assertThat(refusal).isNull();
  }

  @Given("a cargo without an itinerary")
  public void not_routed() {
    cargo = Optional.empty();
    booked("CNHKG", "SESTO", "2009-03-18");
  }

  @Given("a customer who wants other routes to be found")
  public void who_rebooks() {
    customer = WHO_REBOOKS;
  }

  @When("a cargo from {word} to {word} is ordered, to arrive before {word}")
  public void order(String origin, String destination, String deadline) {
    attempt(() ->
        tell(
            new TakeOrder(
                ID,
                new RouteSpecification(
                    new UnLocode(origin), new UnLocode(destination), instant(deadline)),
                customer,
                now)));
  }

  @When("it is assigned the itinerary")
  public void assigned(DataTable legs) {
    attempt(() -> tell(new AssignItinerary(ID, itinerary(legs), now)));
  }

  @When("it is rebooked by the itinerary")
  public void rebooked(DataTable legs) {
    attempt(() -> tell(new Rebook(ID, lastAsked(), itinerary(legs), now, "one")));
  }

  @When("its rebooking fails because {string}")
  public void rebooking_fails(String reason) {
    attempt(() -> tell(new GiveUpRebooking(ID, lastAsked(), reason)));
  }

  @Then("a first route that is found now is refused, and nobody is told")
  public void first_rebooking_comes_to_nothing() {
    var order = asked().getFirst();
    var leg =
        new Leg(
            new VoyageNumber("V200"),
            order.origin(),
            order.destination(),
            instant("2009-03-10"),
            instant("2009-03-16"));
    assertThatThrownBy(() -> tell(new Rebook(ID, order, new Itinerary(List.of(leg)), now, "one")))
        .isInstanceOf(NotAstray.class);
    tell(new GiveUpRebooking(ID, order, "it was refused"));
    assertSaid(CargoEvent.RebookingFailed.class, 0);
  }

  /** By what routes were asked for, in the order in which they were. */
  private List<RouteSpecification> asked() {
    return events.stream()
        .filter(CargoEvent.RebookingRequested.class::isInstance)
        .map(CargoEvent.RebookingRequested.class::cast)
        .map(CargoEvent.RebookingRequested::order)
        .toList();
  }

  private RouteSpecification lastAsked() {
    return asked().getLast();
  }

  @When("its destination is changed to {word}")
  public void destination_is_changed(String destination) {
    attempt(
        () -> tell(new ChangeRouteSpecification(ID, null, new UnLocode(destination), null, now)));
  }

  @When("its origin is changed to {word}")
  public void origin_is_changed(String origin) {
    attempt(() -> tell(new ChangeRouteSpecification(ID, new UnLocode(origin), null, null, now)));
  }

  @When("{word} at {word} with {word} on {word} is told")
  public void told(String type, String location, String voyage, String done) {
    attempt(() -> handle(type, location, voyage, done));
  }

  @When("{word} at {word} on {word} is told")
  public void told(String type, String location, String done) {
    attempt(() -> handle(type, location, null, done));
  }

  private void handle(String type, String location, @Nullable String voyage, String done) {
    var activity = activity(type, location, voyage);
    tell(new Handle(ID, new HandlingEvent(activity, instant(done), now)));
  }

  @Then("its transport status is {word}")
  public void transport_status_is(String status) {
    assertThat(delivery().transportStatus()).hasToString(status);
  }

  @Then("its routing status is {word}")
  public void routing_status_is(String status) {
    assertThat(delivery().routingStatus()).hasToString(status);
  }

  @Then("it was last seen at {word}")
  public void last_seen_at(String location) {
    assertThat(String.valueOf(delivery().lastKnownLocation())).isEqualTo(orNull(location));
  }

  @Then("it is on board of {word}")
  public void on_board_of(String voyage) {
    assertThat(String.valueOf(delivery().currentVoyage())).isEqualTo(orNull(voyage));
  }

  @Then("it is not misdirected")
  public void not_misdirected() {
    assertThat(delivery().misdirected()).isFalse();
  }

  @Then("it is misdirected")
  public void misdirected() {
    assertThat(delivery().misdirected()).isTrue();
  }

  @Then("it is expected to arrive on {word}")
  public void eta_is(String eta) {
    assertThat(delivery().eta()).isEqualTo(instant(eta));
  }

  @Then("nobody knows when it arrives")
  public void no_eta() {
    assertThat(delivery().eta()).isNull();
  }

  @Then("{word} at {word} with {word} is expected next")
  public void expected_next(String type, String location, String voyage) {
    assertThat(delivery().nextExpectedActivity()).isEqualTo(activity(type, location, voyage));
  }

  @Then("{word} at {word} is expected next")
  public void expected_next(String type, String location) {
    assertThat(delivery().nextExpectedActivity()).isEqualTo(activity(type, location, null));
  }

  @Then("nothing is expected next")
  public void nothing_expected() {
    assertThat(delivery().nextExpectedActivity()).isNull();
  }

  @Then("it was said {int} time(s) that it was misdirected")
  public void said_misdirected(int times) {
    assertSaid(CargoEvent.CargoMisdirected.class, times);
  }

  @Then("it was said {int} time(s) that it has arrived")
  public void said_arrived(int times) {
    assertSaid(CargoEvent.CargoArrived.class, times);
  }

  @Then("another route was asked for {int} time(s)")
  public void said_rebooking(int times) {
    assertSaid(CargoEvent.RebookingRequested.class, times);
  }

  @Then("it was handled {int} time(s)")
  public void was_handled(int times) {
    assertSaid(CargoEvent.CargoHandled.class, times);
  }

  @Then("that is refused: {string}")
  public void refused(String message) {
    assertThat(refusal).isNotNull().hasMessageContaining(message);
    refusal = null;
  }

  @When("routes from {word} to {word} before {word} are looked for, departing after {word}")
  public void look_for_routes(String origin, String destination, String deadline, String after) {
    routes =
        Network.of(ReferenceVoyages.all())
            .routes(
                new RouteSpecification(
                    new UnLocode(origin), new UnLocode(destination), instant(deadline)),
                instant(after),
                1000);
  }

  @Then("these are found, best first")
  public void found(DataTable expected) {
    assertThat(routes.stream().map(CargoSteps::told).toList()).isEqualTo(expected.asList());
  }

  @Then("none is found")
  public void none_found() {
    assertThat(routes).isEmpty();
  }

  private static String told(Itinerary route) {
    var told = new StringBuilder(route.first().load().code());
    for (var leg : route.legs()) {
      told.append(" %s %s".formatted(leg.voyage(), leg.unload()));
    }
    return told.toString();
  }

  private void attempt(Runnable deed) {
    if (refusal != null) {
      throw refusal;
    }
    try {
      deed.run();
    } catch (RuntimeException refused) {
      refusal = refused;
    }
  }

  private void tell(CargoCommand command) {
    var happened = decider.decide(command, cargo);
    cargo = decider.evolve(cargo, happened);
    events.addAll(happened);
    now = now.plus(Duration.ofMinutes(1));
  }

  private void assertSaid(Class<? extends CargoEvent> type, int times) {
    assertThat(events.stream().filter(type::isInstance)).hasSize(times);
  }

  private Delivery delivery() {
    if (refusal != null) {
      throw refusal;
    }
    return cargo.orElseThrow().delivery();
  }

  private static String orNull(String name) {
    return name.equals("nothing") || name.equals("nowhere") ? "null" : name;
  }

  private static Itinerary itinerary(DataTable legs) {
    return new Itinerary(legs.asMaps().stream().map(CargoSteps::leg).toList());
  }

  private static Leg leg(Map<String, @Nullable String> cells) {
    return new Leg(
        new VoyageNumber(cell(cells, "voyage")),
        new UnLocode(cell(cells, "load")),
        new UnLocode(cell(cells, "unload")),
        instant(cell(cells, "loads")),
        instant(cell(cells, "unloads")));
  }

  private static String cell(Map<String, @Nullable String> cells, String name) {
    return Objects.requireNonNull(cells.get(name), name);
  }

  private static HandlingActivity activity(String type, String location, @Nullable String voyage) {
    return new HandlingActivity(
        HandlingType.of("type", type),
        new UnLocode(location),
        voyage == null ? null : new VoyageNumber(voyage));
  }

  private static Instant instant(String text) {
    return Field.dayOrInstant("time", text);
  }
}
