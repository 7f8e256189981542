package dev.kontor.clash.second;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** One of two that answer {@code /twice}. */
@Controller("/twice")
@Requires(property = "clash.second")
final class SecondController {

  @Get("/{second}")
  String get(String second) {
    return second;
  }
}
