package dev.kontor.host.mail;

/** Brings a tenant's mails to a mail server. Thread-safe. */
public interface MailTransport extends AutoCloseable {

  /**
   * Returns when the server has taken the mail; within a bound.
   *
   * @throws dev.kontor.tenant.PermanentFailure when the server refuses it for good
   * @throws RuntimeException when it could not be brought now
   */
  void send(PostedMail mail);

  /** Breaks off what is under way, and begins nothing more. */
  @Override
  void close();
}
