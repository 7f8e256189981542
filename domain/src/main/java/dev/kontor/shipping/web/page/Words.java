package dev.kontor.shipping.web.page;

import dev.kontor.message.Field;
import dev.kontor.shipping.delivery.Delivery;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.RoutingStatus;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.tracking.TrackingEntry;

/** The domain's names as people say them. */
final class Words {

  private Words() {}

  /** So many lines of a file. */
  static String lines(int count) {
    return count == 1 ? "1 line" : count + " lines";
  }

  /** What was typed, as a sentence may show it: short, and on one line. */
  static String quoted(String typed) {
    var shown = Field.quoted(typed);
    return "“%s”".formatted(shown.substring(1, shown.length() - 1));
  }

  static String of(TransportStatus status) {
    return switch (status) {
      case NOT_RECEIVED -> "Not received";
      case IN_PORT -> "In port";
      case ONBOARD_CARRIER -> "On board";
      case CLAIMED -> "Claimed";
      case UNKNOWN -> "Unknown";
    };
  }

  static String of(RoutingStatus status) {
    return switch (status) {
      case NOT_ROUTED -> "Not routed";
      case ROUTED -> "Routed";
      case MISROUTED -> "Misrouted";
    };
  }

  static String of(HandlingType type) {
    return switch (type) {
      case RECEIVE -> "Received";
      case LOAD -> "Loaded";
      case UNLOAD -> "Unloaded";
      case CUSTOMS -> "Cleared by customs";
      case CLAIM -> "Claimed";
    };
  }

  /** What is to be done, as an order. */
  static String order(HandlingActivity activity, Places places) {
    var where = places.name(activity.location());
    return switch (activity.type()) {
      case RECEIVE -> "Receive in " + where;
      case LOAD -> "Load onto voyage %s in %s".formatted(activity.voyage(), where);
      case UNLOAD -> "Unload off voyage %s in %s".formatted(activity.voyage(), where);
      case CUSTOMS -> "Customs in " + where;
      case CLAIM -> "Claim in " + where;
    };
  }

  /** How and where it is, in a few words. */
  static String whereabouts(Delivery delivery, Places places) {
    var last = delivery.lastKnownLocation();
    var status = of(delivery.transportStatus());
    return switch (delivery.transportStatus()) {
      case ONBOARD_CARRIER -> "%s of voyage %s".formatted(status, delivery.currentVoyage());
      case IN_PORT -> last == null ? status : "%s in %s".formatted(status, places.name(last));
      case NOT_RECEIVED, CLAIMED, UNKNOWN -> status;
    };
  }

  /** Where it is, in a sentence. */
  static String position(Delivery delivery, Places places) {
    var last = delivery.lastKnownLocation();
    return switch (delivery.transportStatus()) {
      case NOT_RECEIVED -> "It has not been received yet.";
      case IN_PORT -> "It lies in %s.".formatted(last == null ? "port" : places.name(last));
      case ONBOARD_CARRIER -> "It is on board of voyage %s.".formatted(delivery.currentVoyage());
      case CLAIMED -> "Its customer has it.";
      case UNKNOWN -> "It is not known where it is.";
    };
  }

  /** What a customer sees, by its kind. */
  static String of(TrackingEntry.Kind kind) {
    return switch (kind) {
      case RECEIVE -> of(HandlingType.RECEIVE);
      case LOAD -> of(HandlingType.LOAD);
      case UNLOAD -> of(HandlingType.UNLOAD);
      case CUSTOMS -> of(HandlingType.CUSTOMS);
      case CLAIM -> of(HandlingType.CLAIM);
      case MISDIRECTED -> "Has left its route";
      case ARRIVED -> "Has arrived at its destination";
      case REBOOKED -> "Goes on by another route";
      case NOT_REBOOKED -> "No other route could be had";
    };
  }
}
