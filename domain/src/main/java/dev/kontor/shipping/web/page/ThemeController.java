package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Theme;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** {@code /ui/theme.css}: shipping's own look, in the tenant's colour. */
@Controller("/ui/theme.css")
final class ThemeController {

  private final String colour;

  ThemeController(@Value("${shipping.colour}") String colour) {
    this.colour = colour;
  }

  @Get
  @Produces(MediaType.ALL)
  HttpResponse<?> theme() {
    return Theme.of(colour, ThemeController.class, "shipping.css");
  }
}
