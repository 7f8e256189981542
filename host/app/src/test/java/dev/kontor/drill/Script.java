package dev.kontor.drill;

import dev.kontor.tenant.handling.FollowUp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the handlers of one thing do, and what they did; it outlives the contexts. Thread-safe. */
public final class Script {

  private static final ConcurrentHashMap<String, Script> ALL = new ConcurrentHashMap<>();

  private final List<String> ran = new ArrayList<>();
  private volatile Phase first = (_, _) -> {};
  private volatile Phase second = (_, _) -> {};
  private volatile Leaving leaving = _ -> null;
  private volatile Later inOrder = (_, _, _) -> {};
  private volatile Later inAnyOrder = (_, _, _) -> {};
  private volatile Later patient = (_, _, _) -> {};
  private final ConcurrentHashMap<String, Runnable> steps = new ConcurrentHashMap<>();

  private Script() {}

  /** Of a thing. */
  public static Script of(String thing) {
    return ALL.computeIfAbsent(thing, _ -> new Script());
  }

  /** What the earlier of the before-commit handlers does. */
  public void first(Phase does) {
    first = does;
  }

  /** What the later of the before-commit handlers does. */
  public void second(Phase does) {
    second = does;
  }

  /** What the later one leaves to phase two. */
  public void leave(Leaving what) {
    leaving = what;
  }

  /** What the after-commit handler does whose runs are a queue for each thing. */
  public void inOrder(Later does) {
    inOrder = does;
  }

  /** What the after-commit handler does whose runs wait for none. */
  public void inAnyOrder(Later does) {
    inAnyOrder = does;
  }

  /** What the after-commit handler does that waits long before it is tried again. */
  public void patient(Later does) {
    patient = does;
  }

  /** What a saga's or a task's step does beside what it always does. */
  public void step(String name, Runnable does) {
    steps.put(name, does);
  }

  void step(String name) {
    steps.getOrDefault(name, () -> {}).run();
  }

  /** What was done, in order: {@code first paid}. */
  public List<String> ran() {
    synchronized (ran) {
      return List.copyOf(ran);
    }
  }

  private void add(String what) {
    synchronized (ran) {
      ran.add(what);
    }
  }

  void first(Unit unit, Happened event) {
    add("first " + event.what());
    first.handle(unit, event);
  }

  @Nullable Reminder second(Unit unit, Happened event) {
    add("second " + event.what());
    second.handle(unit, event);
    return leaving.of(event);
  }

  void inOrder(Unit unit, Happened event, FollowUp followUp) {
    inOrder.handle(unit, event, followUp);
    add("follow-up " + event.what());
  }

  void inAnyOrder(Unit unit, Happened event, FollowUp followUp) {
    inAnyOrder.handle(unit, event, followUp);
    add("free " + event.what());
  }

  void patient(Unit unit, Happened event, FollowUp followUp) {
    patient.handle(unit, event, followUp);
    add("patient " + event.what());
  }

  void remind(Reminder reminder) {
    add("reminder " + reminder.text());
  }

  /** Before the commit. */
  public interface Phase {
    /** In the unit that raised the event. */
    void handle(Unit unit, Happened event);
  }

  /** From phase one to phase two. */
  public interface Leaving {
    /** Null: nothing. */
    @Nullable Reminder of(Happened event);
  }

  /** After the commit. */
  public interface Later {
    /** In a unit of its own. */
    void handle(Unit unit, Happened event, FollowUp followUp);
  }
}
