package dev.kontor.systems.web.page;

import dev.kontor.message.web.Theme;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** {@code /ui/systems.css}: the look of the pages about systems, in the tenant's colour. */
@Controller("/ui/systems.css")
final class ThemeController {

  private final String colour;

  ThemeController(@Value("${systems.colour}") String colour) {
    this.colour = colour;
  }

  @Get
  @Produces(MediaType.ALL)
  HttpResponse<?> theme() {
    return Theme.of(colour, ThemeController.class, "systems.css");
  }
}
