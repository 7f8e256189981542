package dev.kontor.host.signature;

/**
 * A message's signature isn't taken, so nothing of the message may be. The sender may see its
 * message.
 */
public final class SignatureRefused extends RuntimeException {

  private final Refusal refusal;

  SignatureRefused(Refusal refusal, String message) {
    // Without a stack trace: anybody may have this thrown, as often as they can send.
    super(message, null, false, false);
    this.refusal = refusal;
  }

  /** Why; to be counted. */
  public Refusal refusal() {
    return refusal;
  }
}
