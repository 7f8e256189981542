package dev.kontor.host.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** What only the world may do: read clocks, draw chance, start threads, wait, ask (design §7). */
final class OfTheWorld {

  private OfTheWorld() {}

  /** By class: methods of that name, with any parameters but for the exceptions below. */
  private static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry("java.time.YearMonth", Set.of("now")),
          Map.entry(
              "java.time.Clock",
              Set.of(
                  "system",
                  "systemUTC",
                  "systemDefaultZone",
                  "tickMillis",
                  "tickSeconds",
                  "tickMinutes")),
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.lang.System", Set.of("nanoTime", "currentTimeMillis")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry(
              "java.lang.Thread",
              Set.of(
                  "<init>",
                  "sleep",
                  "start",
                  "join",
                  "ofVirtual",
                  "ofPlatform",
                  "startVirtualThread")),
          Map.entry(
              "java.util.concurrent.CompletableFuture",
              Set.of(
                  "runAsync",
                  "supplyAsync",
                  "completeAsync",
                  "thenRunAsync",
                  "thenAcceptAsync",
                  "thenApplyAsync",
                  "thenComposeAsync",
                  "handleAsync",
                  "whenCompleteAsync",
                  "exceptionallyAsync",
                  "delayedExecutor",
                  "orTimeout",
                  "completeOnTimeout")));

  /** What is only for a while, by its last parameter or by its name. */
  private static final Set<String> WAITS =
      Set.of("tryLock", "tryAcquire", "await", "get", "poll", "offer", "join", "waitFor", "wait");

  private static final Set<String> TIMED =
      Set.of("java.util.concurrent.TimeUnit", "java.time.Duration");

  /** Classes that are the world's as a whole. */
  static final DescribedPredicate<JavaClass> TYPES =
      describe(
          "are the world's",
          type ->
              Set.of(
                          "java.util.concurrent.Executors",
                          "java.util.concurrent.ForkJoinPool",
                          "java.util.concurrent.ThreadPoolExecutor",
                          "java.util.concurrent.ScheduledThreadPoolExecutor",
                          "java.util.concurrent.ThreadLocalRandom",
                          "java.util.concurrent.locks.LockSupport",
                          "java.util.Timer",
                          "java.net.http.HttpClient")
                      .contains(type.getFullName())
                  || assignableTo(ThreadLocal.class).test(type));

  /** Their constructors: as types they stand for the world's own chance. */
  private static final Set<String> MADE = Set.of("java.util.Random", "java.security.SecureRandom");

  /** Called, or handed on as a method reference. */
  static final ArchCondition<JavaClass> BE_DONE =
      new ArchCondition<>("do what is the world's to do") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          accesses(type).stream()
              .filter(access -> isOfTheWorld(access.getTarget()))
              .forEach(access ->
                  events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
        }
      };

  private static List<JavaCodeUnitAccess<?>> accesses(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(JavaCodeUnitAccess.class::isInstance)
        .<JavaCodeUnitAccess<?>>map(JavaCodeUnitAccess.class::cast)
        .toList();
  }

  private static boolean isOfTheWorld(CodeUnitAccessTarget target) {
    var owner = target.getOwner().getFullName();
    var name = target.getName();
    return (METHODS.getOrDefault(owner, Set.of()).contains(name) && !hasItsExecutor(target))
        || (name.equals("<init>") && MADE.contains(owner))
        || isTimedWait(target, owner, name);
  }

  /** Then it runs where it is told to, which is the world's scheduler's to say. */
  private static boolean hasItsExecutor(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Executor.class));
  }

  /** The scheduler's own {@code await} is how waiting is meant. */
  private static boolean isTimedWait(CodeUnitAccessTarget target, String owner, String name) {
    return WAITS.contains(name)
        && !owner.startsWith("dev.kontor.")
        && target.getRawParameterTypes().stream()
            .anyMatch(type -> TIMED.contains(type.getFullName()));
  }
}
