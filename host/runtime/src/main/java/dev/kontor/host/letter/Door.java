package dev.kontor.host.letter;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Activity;
import org.jspecify.annotations.Nullable;

/** Lets letters in, or doesn't. Thread-safe; asked inside of the unit that takes letters. */
public interface Door {

  /**
   * For the letters of one sender, as things are now.
   *
   * @param isAnother whether another tenant of that name was here before: nothing that was said to
   *     that one, or by it, is this one's
   */
  Keeper keeperFor(Address from, boolean isAnother);

  /** Decides, letter by letter. Used by one thread. */
  interface Keeper {

    /** What of a letter's activity is to be done. */
    Verdict verdict(Activity activity);

    /** Whether he has changed what others decide by, so that the next ones ask another. */
    default boolean hasChanged() {
      return false;
    }
  }

  /**
   * What becomes of a letter.
   *
   * @param isTaken whether its number is used up
   * @param isHeard whether anybody is to hear of it
   * @param reason why it is not taken; null: it is
   */
  record Verdict(boolean isTaken, boolean isHeard, @Nullable String reason) {

    /** It is taken and heard. */
    public static final Verdict HEARD = new Verdict(true, true, null);

    /** It is taken and says nothing new. */
    public static final Verdict NOTHING_NEW = new Verdict(true, false, null);

    /** It is not taken. */
    public static Verdict refused(String reason) {
      return new Verdict(false, false, reason);
    }
  }
}
