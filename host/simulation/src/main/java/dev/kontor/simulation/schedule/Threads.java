package dev.kontor.simulation.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run one at a time: whoever resumes one waits until that one waits itself, or has
 * ended. Kept for later runs. They are the machine's own: what waits for a database holds its
 * thread, so that nothing else can begin meanwhile.
 */
public final class Threads implements AutoCloseable {

  /** How the names of all of them begin. */
  static final String NAME = "simulation-";

  /** So long may a step take on a slow machine before it is taken for one that hangs. */
  private static final int PATIENCE_SECONDS = 60;

  private final Deque<Worker> idle = new ArrayDeque<>();
  private int made;

  /** How many were made until now. */
  int made() {
    return made;
  }

  /** A thread that runs the body once it is resumed. */
  Worker worker(Runnable body) {
    var worker = idle.isEmpty() ? new Worker(++made) : idle.pop();
    worker.body = body;
    return worker;
  }

  /** Ends those that nobody uses. */
  @Override
  public void close() {
    idle.forEach(worker -> worker.thread.interrupt());
    idle.clear();
  }

  /** One of them. */
  final class Worker {

    private final Thread thread;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private volatile @Nullable Runnable body;

    private Worker(int number) {
      thread = Thread.ofPlatform().daemon().name(NAME + number).start(this::work);
    }

    private void work() {
      try {
        while (true) {
          go.acquire();
          var current = body;
          if (current != null) {
            current.run();
          }
          body = null;
          back.release();
        }
      } catch (InterruptedException dismissed) {
        // Nobody wants it any more.
      }
    }

    /** Whether the calling thread is this one. */
    boolean isCurrent() {
      return Thread.currentThread().equals(thread);
    }

    /**
     * Lets it run until it waits or has ended; called by others.
     *
     * @throws SimulationFailed when it does neither
     */
    void resume() {
      go.release();
      try {
        awaitBack();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new SimulationFailed("interrupted", interrupted);
      }
      if (body == null) {
        idle.push(this);
      }
    }

    /** Second by second: one in which the whole machine was suspended counts as any other. */
    private void awaitBack() throws InterruptedException {
      for (int second = 0; second < PATIENCE_SECONDS; second++) {
        if (back.tryAcquire(1, TimeUnit.SECONDS)) {
          return;
        }
      }
      throw new SimulationFailed(
          "a step has run for %d s: it waits for something outside of the simulation%n%s"
              .formatted(PATIENCE_SECONDS, where()));
    }

    /** Lets whoever resumed it go on, until it is resumed again; called by itself. */
    void hold() {
      back.release();
      go.acquireUninterruptibly();
    }

    private String where() {
      var text = new StringBuilder();
      for (var frame : thread.getStackTrace()) {
        text.append("    at ").append(frame).append(System.lineSeparator());
      }
      return text.toString();
    }
  }
}
