package dev.kontor.shipping.cargo;

/** What can be done to a cargo at a location. */
public enum HandlingType {
  /** The customer hands it over. */
  RECEIVE,
  /** It goes on board of a voyage. */
  LOAD,
  /** It comes from board of a voyage. */
  UNLOAD,
  /** Customs looks at it. */
  CUSTOMS,
  /** The customer takes it. */
  CLAIM
}
