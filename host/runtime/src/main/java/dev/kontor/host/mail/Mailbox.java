package dev.kontor.host.mail;

import java.util.List;

/** Mails in a tenant's database, to be looked at instead of sent. Thread-safe. */
public interface Mailbox {

  /** How many it keeps; older ones go. */
  int MOST_KEPT = 1000;

  /** Keeps a mail as part of the unit of work that is open. */
  void keep(PostedMail mail);

  /** The newest first; at most so many. */
  List<PostedMail> newest(int most);
}
