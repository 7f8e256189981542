package dev.kontor.crash;

import java.util.concurrent.locks.LockSupport;

/** Where a host waits to be killed: at the one that the system property {@code crash.at} names. */
public final class Checkpoint {

  private Checkpoint() {}

  /** Says that it is reached, and never returns, if it is the one. */
  public static void reach(String name) {
    if (name.equals(System.getProperty("crash.at"))) {
      System.out.println("reached " + name);
      while (true) {
        LockSupport.park();
      }
    }
  }
}
