package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody outside who has a mortal host do one thing after the other, evenly over its lives, and
 * writes down what it confirmed. Whatever it doesn't confirm is asked for until it does. Works on
 * one thread; what is written down is read when the work is done.
 */
final class Clerk {

  private final String name;
  private final MortalHost host;
  private final int tasks;
  private final int deaths;
  private final boolean inOtherWords;
  private final Errand errand;
  private final List<String> asked = new ArrayList<>();
  private final List<String> confirmed = new ArrayList<>();

  private Clerk(
      String name, MortalHost host, int tasks, int deaths, boolean inOtherWords, Errand errand) {
    this.name = name;
    this.host = host;
    this.tasks = tasks;
    this.deaths = deaths;
    this.inOtherWords = inOtherWords;
    this.errand = errand;
  }

  /** Asks again in other words: what wasn't confirmed may have been done, and is not this. */
  static Clerk inOtherWords(String name, MortalHost host, int tasks, int deaths, Errand errand) {
    return new Clerk(name, host, tasks, deaths, true, errand);
  }

  /** Asks again in the same words: together they are to be done once. */
  static Clerk inTheSameWords(String name, MortalHost host, int tasks, int deaths, Errand errand) {
    return new Clerk(name, host, tasks, deaths, false, errand);
  }

  void workOff() {
    for (int number = 0; number < tasks; number++) {
      int due = number * deaths / tasks;
      eventually("death %d of its host".formatted(due), () -> host.deaths() >= due);
      askFor(number);
    }
  }

  private void askFor(int number) {
    for (int attempt = 0; !isConfirmed(number, words(number, attempt)); attempt++) {
      host.awaitLife();
    }
  }

  private String words(int number, int attempt) {
    return inOtherWords
        ? "%s-%d-attempt-%d".formatted(name, number, attempt)
        : "%s-%d".formatted(name, number);
  }

  private boolean isConfirmed(int number, String words) {
    asked.add(words);
    boolean isConfirmed = errand.isConfirmed(number, words);
    if (isConfirmed) {
      confirmed.add(words);
    }
    return isConfirmed;
  }

  /** What it asked for, in order, as often as it did. */
  List<String> asked() {
    return asked;
  }

  /** Those that were confirmed, one for each task. */
  List<String> confirmed() {
    return confirmed;
  }

  /** A request. */
  @FunctionalInterface
  interface Errand {

    /** Whether the host has confirmed that it did what these words say. */
    boolean isConfirmed(int number, String words);
  }
}
