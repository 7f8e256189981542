package dev.kontor.shipping.cargo;

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
  UNKNOWN
}
