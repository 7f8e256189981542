package dev.kontor.tenant.mail;

/**
 * The tenant's outgoing mail. Where it goes is the tenant's configuration's to say: to a mail
 * server, or into a mail box to be looked at. Thread-safe.
 */
public interface Mail {

  /**
   * Sends a mail in plain text when the open follow-up has committed: by a run of its own, which is
   * tried again on its own, and parked as a dead letter when the mail server refuses it for good. A
   * follow-up that fails sends nothing.
   *
   * <p>Into the mail box it comes exactly once; to a mail server at least once, each time with the
   * same {@code Message-ID}, by which the receiver knows it again.
   *
   * @param to one address, such as {@code stock@made.com}
   * @throws MalformedMail when this can't be a mail
   * @throws IllegalStateException outside an {@link dev.kontor.tenant.handling.AfterCommit}
   *     handler: a unit that is rolled back must not have sent anything
   */
  void send(String to, String subject, String body);
}
