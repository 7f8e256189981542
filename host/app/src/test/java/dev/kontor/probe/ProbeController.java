package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** {@code /probe}: what is only seen from inside. */
@Controller("/probe")
@Produces(MediaType.TEXT_PLAIN)
final class ProbeController {

  private final TenantContext context;
  private final Stumbling stumbling;
  private final String answer;

  ProbeController(
      TenantContext context, Stumbling stumbling, @Value("${probe.answer}") String answer) {
    this.context = context;
    this.stumbling = stumbling;
    this.answer = answer;
  }

  @Get("/stumble/{name}")
  String stumble(String name) {
    context.send(new Stumble(name));
    return "stumbled";
  }

  @Get("/mend")
  String mend() {
    stumbling.mend();
    return "mended";
  }

  @Get("/got-up")
  String gotUp() {
    return String.join(",", stumbling.ran());
  }

  @Get("/alarm/{name}/{after}")
  String alarm(String name, String after) {
    context.send(new SetAlarm(name, Duration.parse(after)));
    return "set";
  }

  @Get("/thread")
  String thread() {
    return Thread.currentThread().isVirtual() ? "virtual" : Thread.currentThread().getName();
  }

  @Post("/thread")
  @Consumes(MediaType.TEXT_PLAIN)
  String threadOfPost(@Body String body) {
    return thread() + " " + body.length();
  }

  @Get("/answer")
  String answer() {
    return answer;
  }

  @Get("/tenant")
  String tenant() {
    return TenantContext.current().equals(context) ? context.tenant().value() : "another";
  }

  @Get("/now")
  String now() {
    return context.now().toString();
  }

  @Get("/block")
  String block() {
    Probe.block();
    return answer;
  }

  /** Longer than its host takes to notice that it is to stop. */
  @Get("/pause")
  String pause() {
    Probe.pause();
    return answer;
  }

  @Get("/pauses")
  String pauses() {
    return Integer.toString(Probe.blocked());
  }

  /** Fails with an exception that says "argument", of which its caller gave none. */
  @Get("/number")
  int number() {
    return Integer.parseInt(answer);
  }

  /** As a repository fails whose tenant waited too long for a connection. */
  @Get("/outage")
  String outage() {
    return withoutServer(new SQLTransientConnectionException("the probe's inside", "08001"));
  }

  private static String withoutServer(SQLException cause) {
    throw new IllegalStateException("a repository failed", cause);
  }

  @Get("/fail")
  String fail() {
    throw new IllegalStateException("the probe's inside");
  }
}
