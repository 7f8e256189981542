package dev.kontor.systems.system;

import dev.kontor.tenant.federation.Grant;
import io.micronaut.serde.annotation.Serdeable;

/** What has become of the use of a system by another. Stored by name. */
@Serdeable
public enum UseState {

  /** It waits for the used system's tenant. */
  ASKED,

  /** It holds: notices are sent. */
  ALLOWED,

  /** The used system's tenant said no. It can be asked for again. */
  REFUSED,

  /** It held or was asked for, and one of both has ended it. It can be asked for again. */
  REVOKED;

  static UseState of(Grant.State grant) {
    return switch (grant) {
      case ASKED -> ASKED;
      case ALLOWED -> ALLOWED;
      case REFUSED -> REFUSED;
      case REVOKED -> REVOKED;
    };
  }

  /** Whether it holds, or may come to. */
  public boolean isOpen() {
    return this == ASKED || this == ALLOWED;
  }
}
