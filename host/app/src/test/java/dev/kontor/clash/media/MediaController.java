package dev.kontor.clash.media;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** Takes text at {@code /media} by two methods, which take other things beside. */
@Controller("/media")
@Requires(property = "clash.media")
final class MediaController {

  @Post
  @Consumes({"text/plain", "text/csv"})
  String table(@Body String body) {
    return body;
  }

  @Post
  @Consumes({"text/*", "application/pdf"})
  String paper(@Body String body) {
    return body;
  }

  @Post
  @Consumes("image/png")
  String picture(@Body String body) {
    return body;
  }
}
