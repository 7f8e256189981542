package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.message.web.Reason;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.delivery.Delivery;
import dev.kontor.shipping.delivery.RoutingStatus;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.tracking.Tracked;
import dev.kontor.shipping.tracking.TrackingEntry;
import dev.kontor.shipping.tracking.TrackingEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cargo with what happened to it, as its pages show it. */
record CargoView(Cargo cargo, List<TrackingEntry> entries, Delivery delivery, Places places) {

  static CargoView of(Tracked tracked, Pages pages) {
    var cargo = tracked.cargo();
    var delivery = cargo.delivery();
    var mentioned = new ArrayList<UnLocode>();
    mentioned.add(cargo.specification().origin());
    mentioned.add(cargo.specification().destination());
    if (delivery.lastKnownLocation() != null) {
      mentioned.add(delivery.lastKnownLocation());
    }
    for (var entry : tracked.entries()) {
      if (entry.location() != null) {
        mentioned.add(new UnLocode(entry.location()));
      }
    }
    return new CargoView(
        cargo, tracked.entries(), delivery, pages.places(List.of(cargo.itinerary()), mentioned));
  }

  /** Changes with whatever the page shows. */
  String version() {
    return Integer.toHexString(Objects.hash(cargo, entries));
  }

  /** Where an open page asks for what is new; null: nothing is to come any more. */
  @Nullable String live() {
    return isClaimed() ? null : "?seen=" + version();
  }

  String id() {
    return cargo.trackingId().id();
  }

  String origin() {
    return places.full(cargo.specification().origin());
  }

  String destination() {
    return places.full(cargo.specification().destination());
  }

  String deadline() {
    return Moments.readable(cargo.specification().arrivalDeadline());
  }

  String transport() {
    return Words.of(delivery.transportStatus());
  }

  /** How and where it is. */
  String whereabouts() {
    return Words.whereabouts(delivery, places);
  }

  String routing() {
    return Words.of(delivery.routingStatus());
  }

  /** How the routing status is coloured. */
  String routingTone() {
    return tone(delivery.routingStatus());
  }

  /** Whether its route leads elsewhere or comes too late, and nothing worse is the matter. */
  boolean isMisrouted() {
    return delivery.routingStatus() == RoutingStatus.MISROUTED
        && !delivery.misdirected()
        && !isClaimed();
  }

  static String tone(RoutingStatus status) {
    return switch (status) {
      case NOT_ROUTED -> "onboarding";
      case ROUTED -> "active";
      case MISROUTED -> "failed";
    };
  }

  String position() {
    return Words.position(delivery, places);
  }

  String eta() {
    return delivery.eta() == null ? "not known" : Moments.readable(delivery.eta());
  }

  String next() {
    var next = delivery.nextExpectedActivity();
    if (next == null) {
      return isClaimed() ? "nothing more" : "not known";
    }
    return Words.order(next, places);
  }

  boolean isClaimed() {
    return delivery.isClaimed();
  }

  String customer() {
    var customer = cargo.customer();
    if (customer == null) {
      return "not named";
    }
    return customer.rebook() ? customer.email() + ", rebooks by itself" : customer.email();
  }

  Picture picture() {
    return Picture.of(cargo.specification(), cargo.itinerary(), delivery, places);
  }

  /** The newest first. */
  List<TrackingEntry> history() {
    return entries.reversed();
  }

  static String when(TrackingEntry entry) {
    return Moments.readable(entry.at());
  }

  static String what(TrackingEntry entry) {
    return Words.of(entry.kind());
  }

  static boolean isBad(TrackingEntry entry) {
    return entry.kind() == Kind.MISDIRECTED || entry.kind() == Kind.NOT_REBOOKED;
  }

  /** Where and on which voyage, and what else there is to say. */
  String where(TrackingEntry entry) {
    var said = new ArrayList<String>();
    if (entry.location() != null) {
      said.add(places.full(new UnLocode(entry.location())));
    }
    if (entry.voyage() != null) {
      said.add("voyage " + entry.voyage());
    }
    if (entry.text() != null) {
      said.add(Reason.told(entry.text()));
    }
    return String.join(", ", said);
  }
}
