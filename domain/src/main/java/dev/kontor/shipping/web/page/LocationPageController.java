package dev.kontor.shipping.web.page;

import dev.kontor.message.Field;
import dev.kontor.message.web.Form;
import dev.kontor.shipping.location.AddLocation;
import dev.kontor.shipping.location.FindLocations;
import dev.kontor.shipping.location.Location;
import dev.kontor.shipping.location.LocationImport;
import dev.kontor.shipping.location.LocationImport.Imported;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ui/locations}: the places that this tenant ships between, and how more are added. */
@Controller("/ui/locations")
@Produces(MediaType.TEXT_HTML)
final class LocationPageController {

  private static final int SHOWN = 50;

  /** As many as a browser shows below a field. */
  private static final int CHOICES = 20;

  private final TenantContext context;
  private final LocationImport lists;
  private final Pages pages;

  LocationPageController(TenantContext context, LocationImport lists, Pages pages) {
    this.context = context;
    this.lists = lists;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, Form.of(request.getParameters()), null, null);
  }

  /** What may be meant by what stands in a field that is called so. */
  @Get("/choices")
  HttpResponse<?> choices(HttpRequest<?> request, @QueryValue String of) {
    var typed = Form.of(request.getParameters()).value(of);
    return pages.part(
        HttpStatus.OK,
        "options.jte",
        Map.of("choices", context.ask(new FindLocations(typed, CHOICES))));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, String> sent) {
    var form = new Form(sent);
    var added = add(form);
    return added == null
        ? page(request, HttpStatus.UNPROCESSABLE_ENTITY, form, null, null)
        : page(request, HttpStatus.OK, Form.empty(), added + " was added.", null);
  }

  private @Nullable Location add(Form form) {
    var code =
        form.read(
            "code",
            "Say its UN/LOCODE.",
            "This is no UN/LOCODE: two letters and three of A-Z and 2-9, such as SESTO.",
            text -> UnLocode.of("code", text));
    var name =
        form.read(
            "name",
            "Say what it is called.",
            "Use %d characters at most, and no invisible ones.".formatted(Location.LONGEST_NAME),
            text -> Field.text("name", text, Location.LONGEST_NAME));
    if (code == null || name == null) {
      return null;
    }
    var location = new Location(code, name);
    form.attempt(
        "code",
        "There is a location %s already.".formatted(code),
        () -> context.send(new AddLocation(location)));
    return form.isGood() ? location : null;
  }

  /** Good lines are entered, whatever the others are. */
  @Post("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> enter(HttpRequest<?> request, @Nullable @Part("list") CompletedFileUpload sent) {
    var form = Form.empty();
    var imported = UploadedFile.read(sent, lists::take);
    if (imported == null) {
      form.refuse("list", "Choose a file with a list; there was nothing in this one.");
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, form, null, null);
    }
    return page(request, HttpStatus.OK, form, null, imported);
  }

  private HttpResponse<?> page(
      HttpRequest<?> request,
      HttpStatus status,
      Form form,
      @Nullable String done,
      @Nullable Imported imported) {
    List<Location> found = context.ask(new FindLocations(form.value("search"), SHOWN + 1));
    var model = new HashMap<String, Object>();
    model.put("form", form);
    model.put("lines", found.subList(0, Math.min(SHOWN, found.size())));
    model.put("more", found.size() > SHOWN);
    if (done != null) {
      model.put("done", done);
    }
    if (imported != null) {
      model.put("imported", imported);
    }
    return pages.page(request, status, "Locations", "locations.jte", model);
  }
}
