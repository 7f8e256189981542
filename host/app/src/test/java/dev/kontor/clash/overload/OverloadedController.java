package dev.kontor.clash.overload;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Answers {@code /overloaded} by two methods of one name. */
@Controller("/overloaded")
@Requires(property = "clash.overload")
final class OverloadedController {

  @Get("/{number}")
  String get(int number) {
    return "number " + number;
  }

  @Get("/{text}")
  String get(String text) {
    return "text " + text;
  }
}
