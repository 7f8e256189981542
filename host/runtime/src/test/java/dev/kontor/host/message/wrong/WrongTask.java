package dev.kontor.host.message.wrong;

import dev.kontor.tenant.saga.Step;
import dev.kontor.tenant.task.Task;
import jakarta.inject.Singleton;

/** A task without a state, and a step without a saga. */
@Singleton
public final class WrongTask {

  @Task("bare")
  String bare() {
    return "bare";
  }

  @Step("lost")
  void lost(String state) {}
}
