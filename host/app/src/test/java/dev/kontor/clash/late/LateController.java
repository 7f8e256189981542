package dev.kontor.clash.late;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Would go on outside its tenant's context. */
@Controller("/late")
@Requires(property = "clash.late")
final class LateController {

  @Get
  CompletionStage<String> get() {
    return CompletableFuture.completedFuture("late");
  }
}
