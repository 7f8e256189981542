package dev.kontor.probe;

import dev.kontor.tenant.saga.SagaStatus;
import dev.kontor.tenant.saga.Sagas;
import dev.kontor.tenant.task.TaskStatus;
import dev.kontor.tenant.task.Tasks;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** {@code /probe/process}: sagas and tasks from outside. */
@Controller("/probe/process")
@Produces(MediaType.TEXT_PLAIN)
final class ProcessController {

  private final Sagas sagas;
  private final Tasks tasks;

  ProcessController(Sagas sagas, Tasks tasks) {
    this.sagas = sagas;
    this.tasks = tasks;
  }

  @Get("/order/{id}/{card}")
  String order(String id, String card) {
    return String.valueOf(sagas.start("ordering", id, new Order(id, card)));
  }

  @Get("/order/{id}")
  String order(String id) {
    return sagas.find("ordering", id).map(SagaStatus::phase).map(Enum::name).orElse("none");
  }

  @Get("/count/{id}/{to}")
  String count(String id, int to) {
    return String.valueOf(tasks.start("counting", id, new Count(id, 0, to)));
  }

  @Get("/count/{id}")
  String count(String id) {
    return tasks.find("counting", id).map(TaskStatus::phase).map(Enum::name).orElse("none");
  }

  @Get("/counted/{id}")
  String counted(String id) {
    return tasks.result("counting", id, Integer.class).map(String::valueOf).orElse("none");
  }
}
