package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.drill.Look;
import dev.kontor.drill.Nobody;
import dev.kontor.drill.Perform;
import dev.kontor.drill.Reminder;
import dev.kontor.drill.Script;
import dev.kontor.drill.Unit;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.tenant.TenantContext;
import io.cucumber.java.AfterAll;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The steps of the features, for a thing of each scenario's own. */
public final class PromiseSteps {

  private static final String IN_ORDER = "drill-in-order";
  private static final String IN_ANY_ORDER = "drill-in-any-order";
  private static final int ALWAYS = Integer.MAX_VALUE;

  private static @Nullable TestHost host;

  private final Drilled drilled = new Drilled(host());
  private final Drilled another = new Drilled(host());
  private final Script script = drilled.script();
  private final String thing = drilled.thing;
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final AtomicInteger tries = new AtomicInteger();
  private final List<UUID> ids = new CopyOnWriteArrayList<>();
  private final List<TenantContext> contexts = new CopyOnWriteArrayList<>();
  private final List<Throwable> refusals = new CopyOnWriteArrayList<>();
  private volatile boolean mended;
  private @Nullable DeadLetter letter;
  private String answer = "";
  private String awaited = "";

  /** One host and one tenant for all scenarios. */
  @BeforeAll
  public static void start() {
    host = TestHost.start();
    host.onboard("drill", "drill");
  }

  /** Where scenarios play. */
  static TestHost host() {
    return Objects.requireNonNull(host);
  }

  /** Nothing is left. */
  @AfterAll
  public static void stop() {
    host().close();
    host = null;
  }

  // What handlers are to do.

  @Given("the first handler of {string} raises {string}")
  public void theFirstHandlerRaises(String what, String next) {
    script.first((unit, event) -> {
      if (event.what().equals(what)) {
        unit.raise(thing, next);
      }
    });
  }

  @Given("the second handler of {string} fails with {string}")
  public void theSecondHandlerFails(String what, String message) {
    script.second((_, event) -> {
      if (event.what().equals(what)) {
        throw new IllegalStateException(message);
      }
    });
  }

  @Given("phase one of {string} leaves {string}")
  public void phaseOneLeaves(String what, String text) {
    script.leave(event -> event.what().equals(what) ? new Reminder(thing, text) : null);
  }

  @Given("follow-ups wait until they may go on")
  public void followUpsWait() {
    script.inOrder((_, _, _) -> await());
    script.inAnyOrder((_, _, _) -> await());
    script.patient((_, _, _) -> await());
  }

  private void await() {
    try {
      assertThat(mayGoOn.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Given("the follow-up of {string} writes a row and fails {int} time(s)")
  public void theFollowUpWritesAndFails(String what, int times) {
    script.inOrder(failing(what, times, unit -> unit.note(thing, what)));
  }

  @Given("the follow-up of {string} writes a row and fails always")
  public void theFollowUpWritesAndFailsAlways(String what) {
    theFollowUpWritesAndFails(what, ALWAYS);
  }

  @Given("the follow-up of {string} fails always")
  public void theFollowUpFailsAlways(String what) {
    script.inOrder(failing(what, ALWAYS, _ -> {}));
  }

  @Given("the patient follow-up of {string} fails {int} time(s)")
  public void thePatientFollowUpFails(String what, int times) {
    script.patient(failing(what, times, _ -> {}));
  }

  @Given("the run without order of {string} fails always")
  public void theRunWithoutOrderFailsAlways(String what) {
    script.inAnyOrder(failing(what, ALWAYS, _ -> {}));
  }

  private Script.Later failing(String what, int times, Consumer<Unit> before) {
    return (unit, event, followUp) -> {
      if (event.what().equals(what)) {
        before.accept(unit);
        ids.add(followUp.id());
        contexts.add(TenantContext.current());
        if (tries.incrementAndGet() <= times && !mended) {
          throw new IllegalStateException("%s of %s fails".formatted(what, thing));
        }
      }
    };
  }

  @Given("the follow-up of {string} raises {string}")
  public void theFollowUpRaises(String what, String next) {
    script.inOrder((unit, event, _) -> {
      if (event.what().equals(what)) {
        unit.raise(thing, next);
      }
    });
  }

  @Given("a run of the handler {string} is stored")
  public void aRunOfTheHandlerIsStored(String handler) {
    drilled.leave(handler, "something");
  }

  @Given("a run of the follow-up of {string} is stored, as by a host that died after its commit")
  public void aRunIsStored(String what) {
    drilled.leave(IN_ORDER, what);
  }

  @Given("a run of the follow-up of an event of the forgotten type {string} is stored")
  public void aRunOfAForgottenEventIsStored(String type) {
    drilled.leave(IN_ORDER, type, "something");
  }

  // What is asked.

  @When("a command writes a row, raises {string} and fails with {string}")
  public void aCommandFails(String what, String message) {
    attempt(unit -> {
      unit.note(thing, "row");
      unit.raise(thing, what);
      throw new IllegalStateException(message);
    });
  }

  @When("a command raises {string}")
  public void aCommandRaises(String what) {
    raise(what);
  }

  @When("a command raises {string} and {string}")
  public void aCommandRaises(String one, String two) {
    raise(one, two);
  }

  @When("a command raises {string}, {string} and {string}")
  public void aCommandRaises(String one, String two, String three) {
    raise(one, two, three);
  }

  private void raise(String... whats) {
    attempt(unit -> Arrays.stream(whats).forEach(what -> unit.raise(thing, what)));
  }

  @When("a command raises {string} for another thing")
  public void aCommandRaisesForAnother(String what) {
    drilled.perform(unit -> unit.raise(another.thing, what));
  }

  @When("a command writes a row and raises {string}")
  public void aCommandWritesAndRaises(String what) {
    attempt(unit -> {
      unit.note(thing, "row");
      unit.raise(thing, what);
    });
  }

  @When("a command writes a row and raises {string} and {string}")
  public void aCommandWritesAndRaises(String one, String two) {
    attempt(unit -> {
      unit.note(thing, "row");
      unit.raise(thing, one);
      unit.raise(thing, two);
    });
  }

  @When("a command writes a row and raises {string} as the {int}th event of its stream")
  public void aCommandRaisesAtAVersion(String what, int place) {
    attempt(unit -> {
      unit.note(thing, "row");
      unit.raise(thing, what, place - 1L);
    });
  }

  @When("a query writes a row")
  public void aQueryWrites() {
    ask(() -> drilled.inside.call(context -> context.ask(new Look(unit -> unit.note(thing, "")))));
  }

  @When("a command is sent that nobody handles")
  public void nobodyHandles() {
    ask(() -> {
      drilled.inside.call(context -> context.send(new Nobody()));
      return "";
    });
  }

  @When("a command sends another that raises {string}, and then fails with {string}")
  public void aCommandSendsAnother(String what, String message) {
    attempt(unit -> {
      unit.send(new Perform(inner -> inner.raise(thing, what)));
      throw new IllegalStateException(message);
    });
  }

  @When("a command sends another that raises {string} and fails, and goes on")
  public void aCommandGoesOnAfterAnother(String what) {
    attempt(unit -> {
      try {
        unit.send(
            new Perform(inner -> {
              inner.note(thing, "half");
              inner.raise(thing, what);
              throw new IllegalStateException("no");
            }));
      } catch (IllegalStateException swallowed) {
        unit.raise(thing, "went on");
      }
    });
  }

  @When("a command reads the stream and is overtaken {int} time(s) before it raises {string}")
  public void aCommandIsOvertaken(int times, String what) {
    attempt(unit -> {
      int version = unit.count(thing);
      if (tries.incrementAndGet() <= times) {
        beside(() -> drilled.perform(other -> other.raise(thing, "theirs"))).join();
      }
      unit.raise(thing, what, version);
    });
  }

  @When("{int} commands at once each read the stream and raise an event at its version")
  public void manyAtOnce(int many) {
    IntStream.range(0, many)
        .mapToObj(i ->
            beside(
                () -> drilled.perform(unit -> unit.raise(thing, "event " + i, unit.count(thing)))))
        .toList()
        .forEach(each -> {
          try {
            each.join();
          } catch (CompletionException refused) {
            refusals.add(refused);
          }
        });
  }

  @When("a request of {string} with the key {string} and the body {string} raises {string}")
  public void aRequestWithAKey(String principal, String key, String body, String what) {
    ask(() -> once(principal, key, body, unit -> unit.raise(thing, what)));
  }

  @When("a request of {string} with the key {string} and the body {string} fails with {string}")
  public void aRequestWithAKeyFails(String principal, String key, String body, String message) {
    ask(() ->
        once(
            principal,
            key,
            body,
            _ -> {
              throw new IllegalStateException(message);
            }));
  }

  @When("a request of {string} with the key {string} runs, and meanwhile the same is sent again")
  public void aRequestIsSentWhileItRuns(String principal, String key) {
    once(
        principal,
        key,
        "body",
        _ ->
            beside(
                    () -> {
                      ask(() -> once(principal, key, "body", unit -> unit.raise(thing, "twice")));
                      return true;
                    })
                .join());
  }

  private String once(String principal, String key, String body, Consumer<Unit> request) {
    var requestKey = new RequestKey(principal, "POST /drill", thing + key, body);
    return Objects.requireNonNull(
        drilled.inside.once(
            requestKey,
            () -> {
              TenantContext.current().send(new Perform(request));
              return "answer " + tries.incrementAndGet();
            }));
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> body) {
    return CompletableFuture.supplyAsync(body, Thread::startVirtualThread);
  }

  private void attempt(Consumer<Unit> body) {
    ask(() -> drilled.perform(body));
  }

  private void ask(Supplier<String> asked) {
    try {
      answer = asked.get();
    } catch (RuntimeException refused) {
      refusals.add(refused);
    }
  }

  // What operators and hosts do.

  @When("the tenant's context starts anew")
  public void theContextStartsAnew() {
    drilled.sleep();
    drilled.wake();
  }

  @When("the tenant is put to sleep as soon as it has failed")
  public void theTenantSleeps() {
    eventually("it has failed", () -> tries.get() > 0);
    drilled.sleep();
  }

  @When("it is mended and replayed")
  public void itIsReplayed() {
    mended = true;
    drilled.replay(Objects.requireNonNull(letter));
  }

  @When("it is discarded")
  public void itIsDiscarded() {
    drilled.discard(Objects.requireNonNull(letter));
  }

  @When("follow-ups may go on")
  public void followUpsMayGoOn() {
    mayGoOn.countDown();
  }

  // What came of it.

  @Then("its caller gets {string}")
  public void itsCallerGets(String text) {
    if (refusals.isEmpty()) {
      assertThat(answer).isEqualTo(text);
    } else {
      assertThat(refusals.getFirst()).hasMessage(text);
    }
  }

  @Then("this time its caller gets {string}")
  public void thisTimeItsCallerGets(String text) {
    assertThat(answer).isEqualTo(text);
  }

  @Then("its caller gets an error that says {string}")
  public void itsCallerGetsAnError(String text) {
    assertThat(refusals).hasSize(1);
    var messages = new ArrayList<String>();
    for (Throwable each = refusals.getFirst(); each != null; each = each.getCause()) {
      messages.add(String.valueOf(each.getMessage()));
    }
    assertThat(String.join("\n", messages)).contains(text);
  }

  @Then("none of them was refused")
  public void noneWasRefused() {
    assertThat(refusals).isEmpty();
  }

  @Then("no row is written")
  public void noRow() {
    assertThat(drilled.rows()).isZero();
  }

  @Then("{int} row is written")
  public void rows(int count) {
    assertThat(drilled.rows()).isEqualTo(count);
  }

  @Then("no event is written")
  public void noEvent() {
    assertThat(drilled.events()).isEmpty();
  }

  @Then("{int} event(s) is/are written")
  public void events(int count) {
    assertThat(drilled.events()).hasSize(count);
  }

  @Then("the events {string} and {string} are written")
  public void events(String one, String two) {
    assertThat(drilled.events()).containsExactly(one, two);
  }

  @Then("the events {string}, {string} and {string} are written")
  public void events(String one, String two, String three) {
    assertThat(drilled.events()).containsExactly(one, two, three);
  }

  @Then("no follow-up is written")
  public void noFollowUp() {
    assertThat(drilled.followUps()).isZero();
    assertThat(ran("follow-up ")).isEmpty();
  }

  @Then("no handler has run")
  public void noHandlerHasRun() {
    assertThat(script.ran()).isEmpty();
  }

  @Then("before the commit these ran:")
  public void beforeTheCommitTheseRan(List<String> expected) {
    assertThat(ran("first ", "second ")).isEqualTo(expected);
  }

  @Then("the row, the event and the follow-ups were written by one transaction")
  public void writtenByOneTransaction() {
    assertThat(drilled.writtenBy()).hasSize(5).containsOnly(drilled.writtenBy().getFirst());
  }

  @Then("{string} runs after the commit")
  public void runsAfterTheCommit(String run) {
    awaited = run;
    eventually(run, () -> script.ran().contains(run));
  }

  @Then("{string} has run before it")
  public void hasRunBeforeIt(String run) {
    assertThat(script.ran()).containsSubsequence(run, awaited);
  }

  @Then("{string} runs in another context")
  public void runsInAnotherContext(String run) {
    runsAfterTheCommit(run);
    assertThat(contexts).hasSize(2).doesNotHaveDuplicates();
  }

  @Then("{string} of the other thing runs")
  public void ofTheOtherThingRuns(String run) {
    eventually(run, () -> another.script().ran().contains(run));
  }

  @Then("{string} has not run")
  public void hasNotRun(String run) {
    assertThat(script.ran()).doesNotContain(run);
  }

  @Then("these follow-ups run in this order:")
  public void theseFollowUpsRun(List<String> expected) {
    eventually(expected.toString(), () -> ran("follow-up ").size() >= expected.size());
    assertThat(ran("follow-up ")).isEqualTo(expected);
  }

  private List<String> ran(String... kinds) {
    return script.ran().stream()
        .filter(each -> Arrays.stream(kinds).anyMatch(each::startsWith))
        .toList();
  }

  @Then("it was tried {int} times")
  public void itWasTried(int times) {
    assertThat(tries).hasValue(times);
  }

  @Then("it was tried {int} times under one id")
  public void itWasTriedUnderOneId(int times) {
    assertThat(ids).hasSize(times).containsOnly(ids.getFirst());
  }

  @Then("the follow-up of {string} is a dead letter")
  public void theFollowUpIsADeadLetter(String what) {
    letter = deadLetter(IN_ORDER);
    assertThat(letter.error()).contains("%s of %s fails".formatted(what, thing));
  }

  @Then("the follow-up of {string} is a dead letter after {int} attempts")
  public void theFollowUpIsADeadLetter(String what, int attempts) {
    theFollowUpIsADeadLetter(what);
    assertThat(Objects.requireNonNull(letter).attempts()).isEqualTo(attempts);
  }

  @Then("the run without order of {string} is a dead letter")
  public void theRunWithoutOrderIsADeadLetter(String what) {
    assertThat(deadLetter(IN_ANY_ORDER).error()).contains("%s of %s fails".formatted(what, thing));
  }

  @Then("the run of {string} is a dead letter")
  public void theRunIsADeadLetter(String handler) {
    assertThat(deadLetter(handler).handler()).isEqualTo(handler);
  }

  private DeadLetter deadLetter(String handler) {
    eventually("a dead letter of " + handler, () -> !drilled.deadLetters(handler).isEmpty());
    return drilled.deadLetters(handler).getFirst();
  }

  @Then("there is no dead letter")
  public void noDeadLetter() {
    assertThat(drilled.deadLetters()).isEmpty();
  }

  @Then("all events of the thing are of one correlation")
  public void oneCorrelation() {
    assertThat(drilled.correlations()).isEqualTo(1);
  }
}
