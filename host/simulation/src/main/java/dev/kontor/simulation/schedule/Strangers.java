package dev.kontor.simulation.schedule;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Threads that appear during a run though the world has not started them: each is a failure, also
 * if it asks the world for nothing. The JVM counts all threads that it starts, so none is too short
 * to be seen; of virtual ones those are seen that run when a step ends.
 */
final class Strangers {

  /**
   * What the JVM, the PostgreSQL driver and tools that run tests start for themselves. Of the
   * common pool Micronaut has a worker with each context that starts, which ends when it has had
   * nothing to do for a minute of real time; who else works there is known by what he asks for.
   */
  private static final List<String> OTHERS =
      List.of(
          "ForkJoinPool.commonPool-",
          "PostgreSQL-JDBC-",
          "surefire-",
          "ThreadedStreamConsumer",
          "VirtualThread-",
          "process reaper",
          "Common-Cleaner",
          "Attach Listener",
          "Signal Dispatcher",
          "JFR ",
          "RMI ",
          "JMX ");

  private final ThreadMXBean all = ManagementFactory.getThreadMXBean();
  private final @Nullable VirtualThreadSchedulerMXBean virtual =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final Threads ours;
  private final Set<Long> there = new HashSet<>();
  private long others;

  /** From now on. */
  Strangers(Threads ours) {
    this.ours = ours;
    lookAround();
  }

  private void lookAround() {
    others = all.getTotalStartedThreadCount() - ours.made();
    there.clear();
    Arrays.stream(all.getAllThreadIds()).forEach(there::add);
  }

  /**
   * Refuses those that have appeared.
   *
   * @param step during which they have
   */
  void requireNone(String step) {
    long appeared = all.getTotalStartedThreadCount() - ours.made() - others;
    if (appeared > 0) {
      refuse(appeared, step);
      lookAround();
    }
    if (virtual != null && virtual.getMountedVirtualThreadCount() > 0) {
      throw new SimulationFailed(
          "'%s' has started a virtual thread by itself; start it by World.scheduler()"
              .formatted(step));
    }
  }

  private void refuse(long appeared, String step) {
    var found =
        Arrays.stream(all.getThreadInfo(all.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> !there.contains(thread.getThreadId()))
            .map(ThreadInfo::getThreadName)
            .filter(name -> !name.startsWith(Threads.NAME))
            .toList();
    var strangers =
        found.stream().filter(name -> OTHERS.stream().noneMatch(name::startsWith)).toList();
    if (!strangers.isEmpty() || found.size() < appeared) {
      throw new SimulationFailed(
          "'%s' has started a thread by itself, %s; start it by World.scheduler()"
              .formatted(
                  step, strangers.isEmpty() ? "which has ended already" : strangers.toString()));
    }
  }
}
