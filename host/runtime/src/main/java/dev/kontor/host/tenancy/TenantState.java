package dev.kontor.host.tenancy;

import java.util.Locale;

/** Where in its life a tenant is (design §6). Only an active one serves requests. */
public enum TenantState {
  /** Its database and roles are being made. */
  ONBOARDING,
  /** Serves, awake or asleep. */
  ACTIVE,
  /** Keeps everything and does nothing until it is resumed. */
  SUSPENDED,
  /** Gone for its users; its data is kept until it is purged. */
  OFFBOARDED,
  /** Its database, roles and secrets are being dropped. */
  PURGING,
  /** A step failed; the same command goes on from there. */
  FAILED;

  /** As the admin API and the control database write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a {@link #label}. */
  public static TenantState of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
