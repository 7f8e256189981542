package dev.kontor.bench.echo;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code /echo/{word}}: says the word again. */
@Controller("/echo")
final class EchoController {

  @Get(value = "/{word}", produces = "text/plain")
  String echo(String word) {
    return word;
  }
}
