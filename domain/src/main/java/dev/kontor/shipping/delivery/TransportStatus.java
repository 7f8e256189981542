package dev.kontor.shipping.delivery;

/** Where a cargo is on its way, as far as anyone has told. */
public enum TransportStatus {
  /** Nobody has handled it yet. */
  NOT_RECEIVED,
  /** It lies at a location. */
  IN_PORT,
  /** It is on a voyage. */
  ONBOARD_CARRIER,
  /** The customer has it. */
  CLAIMED,
  /** What was told of it makes no sense. */
  UNKNOWN;

  static TransportStatus of(HandlingHistory history) {
    return history.last().map(last -> after(last.activity().type())).orElse(NOT_RECEIVED);
  }

  private static TransportStatus after(HandlingType done) {
    return switch (done) {
      case LOAD -> ONBOARD_CARRIER;
      case RECEIVE, UNLOAD, CUSTOMS -> IN_PORT;
      case CLAIM -> CLAIMED;
    };
  }
}
