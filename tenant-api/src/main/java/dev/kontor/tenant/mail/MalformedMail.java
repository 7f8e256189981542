package dev.kontor.tenant.mail;

import dev.kontor.tenant.PermanentFailure;

/** This can't be a mail, however often it is sent. */
public final class MalformedMail extends PermanentFailure {

  /** Says what of it is wrong, and what was expected. */
  public MalformedMail(String message) {
    super(message);
  }
}
