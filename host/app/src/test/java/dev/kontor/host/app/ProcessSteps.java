package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.drill.Parcel;
import dev.kontor.drill.Perform;
import dev.kontor.drill.Refused;
import dev.kontor.drill.ShelfFound;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.saga.SagaStatus;
import dev.kontor.tenant.saga.Sagas;
import dev.kontor.tenant.task.TaskStatus;
import dev.kontor.tenant.task.Tasks;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The steps of the features of sagas and tasks, for a parcel of each scenario's own. */
public final class ProcessSteps {

  private static final String TASK = "drill-labelling";

  private final Drilled drilled = new Drilled(PromiseSteps.host());
  private final String thing = drilled.thing;
  private final AtomicInteger tries = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private String saga = "drill-storing";
  private boolean started;
  private boolean startedAgain;

  // What steps are to do.

  @Given("its step {string} is refused, since {string}")
  public void isRefused(String step, String reason) {
    drilled
        .script()
        .step(
            step,
            () -> {
              tries.incrementAndGet();
              throw new Refused(reason);
            });
  }

  @Given("its step {string} fails {int} time(s)")
  public void fails(String step, int times) {
    var failures = new AtomicInteger(times);
    drilled
        .script()
        .step(
            step,
            () -> {
              tries.incrementAndGet();
              if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the scales are out");
              }
            });
  }

  @Given("its step {string} fails always")
  public void failsAlways(String step) {
    fails(step, Integer.MAX_VALUE);
  }

  @Given("its step {string} waits until it may go on")
  public void waits(String step) {
    drilled
        .script()
        .step(
            step,
            () -> {
              reached.countDown();
              await(mayGoOn);
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  // What is asked.

  @When("a saga that stores a parcel is started")
  public void aSagaIsStarted() {
    started = start();
  }

  @When("a saga is started that hears by the same command of the shelves {string} and {string}")
  public void aSagaIsStartedThatHears(String one, String two) {
    drilled.inside.with(
        Sagas.class,
        sagas ->
            TenantContext.current()
                .send(
                    new Perform(_ -> {
                      started = sagas.start(saga, thing, Parcel.of(thing));
                      sagas.answer(saga, thing, new ShelfFound(thing, one));
                      sagas.answer(saga, thing, new ShelfFound(thing, two));
                    })));
  }

  @When("a saga that is in a hurry is started")
  public void aHurriedSagaIsStarted() {
    saga = "drill-hurrying";
    started = start();
  }

  @When("it is started again")
  public void itIsStartedAgain() {
    startedAgain = start();
  }

  private boolean start() {
    return drilled.inside.with(Sagas.class, sagas -> sagas.start(saga, thing, Parcel.of(thing)));
  }

  @When("it hears that shelf {string} is found")
  public void itHears(String shelf) {
    drilled.inside.with(
        Sagas.class,
        sagas -> {
          sagas.answer(saga, thing, new ShelfFound(thing, shelf));
          return true;
        });
  }

  @When("a task that labels 30 things is started")
  public void aTaskIsStarted() {
    started = startTask();
  }

  @When("that task is started again")
  public void theTaskIsStartedAgain() {
    startedAgain = startTask();
  }

  private boolean startTask() {
    return drilled.inside.with(Tasks.class, tasks -> tasks.start(TASK, thing, Parcel.of(thing)));
  }

  @When("it has come to that step")
  public void itHasComeToThatStep() {
    await(reached);
  }

  @When("that step has failed")
  public void thatStepHasFailed() {
    eventually("it has failed", () -> tries.get() > 0);
  }

  @When("the task is cancelled")
  public void theTaskIsCancelled() {
    assertThat(drilled.inside.<Tasks, Boolean>with(Tasks.class, all -> all.cancel(TASK, thing)))
        .isTrue();
  }

  @When("the step may go on")
  public void theStepMayGoOn() {
    mayGoOn.countDown();
  }

  // What came of it.

  private SagaStatus status() {
    return drilled.inside.with(Sagas.class, sagas -> sagas.find(saga, thing).orElseThrow());
  }

  private TaskStatus taskStatus() {
    return drilled.inside.with(Tasks.class, tasks -> tasks.find(TASK, thing).orElseThrow());
  }

  private void becomes(SagaStatus.Phase phase) {
    eventually("it is " + phase, () -> status().phase() == phase);
  }

  @Then("the saga waits at {string}")
  public void waitsAt(String step) {
    eventually("it waits at " + step, () -> step.equals(status().step()));
  }

  @Then("the saga is completed")
  public void isCompleted() {
    becomes(SagaStatus.Phase.COMPLETED);
  }

  @Then("the saga is undone, since {string}")
  public void isUndone(String reason) {
    becomes(SagaStatus.Phase.COMPENSATED);
    assertThat(status().reason()).contains(reason);
  }

  @Then("the task is done, and its result is {int}")
  public void isDone(int result) {
    eventually("it is done", () -> taskStatus().phase() == TaskStatus.Phase.DONE);
    assertThat(
            drilled.inside.<Tasks, Integer>with(
                Tasks.class, tasks -> tasks.result(TASK, thing, Integer.class).orElseThrow()))
        .isEqualTo(result);
  }

  @Then("the task is cancelled for good")
  public void isCancelled() {
    eventually("it is cancelled", () -> taskStatus().phase() == TaskStatus.Phase.CANCELLED);
  }

  @Then("{int} of {int} are finished")
  public void areFinished(int finished, int total) {
    assertThat(taskStatus().finished()).isEqualTo(finished);
    assertThat(taskStatus().total()).isEqualTo(total);
  }

  @Then("these steps have left a row, in this order:")
  public void rows(List<String> expected) {
    assertThat(drilled.notes()).isEqualTo(expected);
  }

  @Then("that step was tried {int} times")
  public void wasTried(int times) {
    assertThat(tries).hasValue(times);
  }

  @Then("only the first start counted")
  public void onlyTheFirstCounted() {
    assertThat(started).isTrue();
    assertThat(startedAgain).isFalse();
  }
}
