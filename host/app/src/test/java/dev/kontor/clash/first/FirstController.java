package dev.kontor.clash.first;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** One of two that answer {@code /twice}. */
@Controller("/twice")
@Requires(property = "clash.first")
final class FirstController {

  @Get("/{first}")
  String get(String first) {
    return first;
  }
}
