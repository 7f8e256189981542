package dev.kontor.shipping.web.page;

import dev.kontor.message.UploadOutcome;
import dev.kontor.message.web.Form;
import dev.kontor.message.web.Moments;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.handling.HandlingReport;
import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.location.NameLocations;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.FindVoyage;
import dev.kontor.shipping.voyage.VoyageNumber;
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
import io.micronaut.http.multipart.CompletedFileUpload;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /ui/handling}: what was done to cargos is told, one by one or by a harbour's report. */
@Controller("/ui/handling")
@Produces(MediaType.TEXT_HTML)
final class HandlingPageController {

  private final TenantContext context;
  private final HandlingReport report;
  private final LocationField locations;
  private final Pages pages;

  HandlingPageController(
      TenantContext context, HandlingReport report, LocationField locations, Pages pages) {
    this.context = context;
    this.report = report;
    this.locations = locations;
    this.pages = pages;
  }

  /** A link may fill some fields in. */
  @Get
  HttpResponse<?> form(HttpRequest<?> request) {
    var form = Form.of(request.getParameters());
    if (form.value("time").isEmpty()) {
      form.with("time", Moments.written(context.now()));
    }
    return page(request, HttpStatus.OK, form, null, null);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> register(HttpRequest<?> request, @Body Map<String, String> sent) {
    var form = new Form(sent);
    var done = register(form);
    if (done == null) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, form, null, null);
    }
    var next =
        Form.empty().with("trackingId", form.value("trackingId")).with("time", form.value("time"));
    return page(request, HttpStatus.OK, next, done, null);
  }

  private @Nullable String register(Form form) {
    var cargo =
        form.read(
            "trackingId",
            "Say which cargo: by its tracking id.",
            "There is no cargo %s.".formatted(Words.quoted(form.value("trackingId"))),
            id -> context.ask(new FindCargo(TrackingId.named(id))).trackingId());
    var what = "Choose what was done.";
    var type = form.read("type", what, what, name -> HandlingType.of("type", name));
    var location = locations.read(form, "location");
    var voyage = type == null ? null : voyage(form, type);
    var time = form.read("time", "Say when it was done.", Moments.UNREADABLE, Moments::read);
    if (cargo == null || type == null || location == null || time == null || !form.isGood()) {
      return null;
    }
    var activity = new HandlingActivity(type, location, voyage);
    // All else has been looked at: only the time can be refused now.
    Boolean isNew =
        form.attempt(
            "time",
            "This is yet to come: it is now %s.".formatted(Moments.readable(context.now())),
            () -> context.send(new RegisterHandlingEvent(cargo, activity, time)));
    return isNew == null ? null : said(activity, cargo, isNew, place(location));
  }

  private @Nullable VoyageNumber voyage(Form form, HandlingType type) {
    var said = form.value("voyage");
    if (said.isEmpty() && type.needsVoyage()) {
      form.refuse(
          "voyage",
          "Say which voyage it was %s."
              .formatted(type == HandlingType.LOAD ? "loaded onto" : "unloaded off"));
    }
    if (!said.isEmpty() && !type.needsVoyage()) {
      form.refuse("voyage", "Leave this empty: “%s” happens ashore.".formatted(Words.of(type)));
    }
    return form.readIfSaid(
        "voyage",
        "There is no voyage %s.".formatted(Words.quoted(said)),
        number -> context.ask(new FindVoyage(number)).number());
  }

  private String place(UnLocode location) {
    return context.ask(new NameLocations(Set.of(location))).full(location);
  }

  private static String said(
      HandlingActivity activity, TrackingId cargo, boolean isNew, String place) {
    return "%s in %s: %s cargo %s."
        .formatted(
            Words.of(activity.type()),
            place,
            isNew ? "registered for" : "was registered before for",
            cargo);
  }

  /** Good lines are registered, whatever the others are. */
  @Post("/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(
      HttpRequest<?> request, @Nullable @Part("report") CompletedFileUpload sent) {
    var form = Form.empty().with("time", Moments.written(context.now()));
    var outcome = UploadedFile.read(sent, report::take);
    if (outcome == null) {
      form.refuse("report", "Choose a file with a report; there was nothing in this one.");
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, form, null, null);
    }
    return page(request, HttpStatus.OK, form, null, outcome);
  }

  private HttpResponse<?> page(
      HttpRequest<?> request,
      HttpStatus status,
      Form form,
      @Nullable String done,
      @Nullable UploadOutcome outcome) {
    var model = new HashMap<String, Object>();
    model.put("form", form);
    model.put("choices", pages.choices());
    if (done != null) {
      model.put("done", done);
      model.put("id", form.value("trackingId"));
    }
    if (outcome != null) {
      model.put("outcome", outcome);
    }
    return pages.page(request, status, "Handling", "handling.jte", model);
  }
}
