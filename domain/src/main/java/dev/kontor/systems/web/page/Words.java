package dev.kontor.systems.web.page;

import dev.kontor.systems.system.UseState;

/** The domain's names as people say them. */
final class Words {

  private Words() {}

  static String of(UseState state) {
    return switch (state) {
      case ASKED -> "Pending";
      case ALLOWED -> "Approved";
      case REFUSED -> "Refused";
      case REVOKED -> "Revoked";
    };
  }

  /** How it is coloured. */
  static String tone(UseState state) {
    return switch (state) {
      case ASKED -> "suspended";
      case ALLOWED -> "active";
      case REFUSED, REVOKED -> "failed";
    };
  }

  /** So many systems. */
  static String systems(int count) {
    return count == 1 ? "1 system" : count + " systems";
  }
}
