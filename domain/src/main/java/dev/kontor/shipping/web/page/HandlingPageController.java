package dev.kontor.shipping.web.page;

import dev.kontor.message.UploadOutcome;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.handling.HandlingReport;
import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.FindVoyage;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageMalformed;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ui/handling}: what was done to cargos is told, one by one or by a harbour's report. */
@Controller("/ui/handling")
@Produces(MediaType.TEXT_HTML)
final class HandlingPageController {

  /** Nobody reads more rejected lines than that on a page. */
  private static final int SHOWN = 100;

  private final TenantContext context;
  private final HandlingReport report;
  private final OrderFields fields;
  private final Pages pages;

  HandlingPageController(
      TenantContext context, HandlingReport report, OrderFields fields, Pages pages) {
    this.context = context;
    this.report = report;
    this.fields = fields;
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
            "trackingId", id -> context.ask(new FindCargo(TrackingId.named(id))).trackingId());
    var type = form.read("type", name -> HandlingType.of("type", name));
    var location = form.read("location", code -> fields.known("location", code));
    var voyage = form.readIfSaid("voyage", this::voyage);
    var time = form.read("time", text -> Moments.read("time", text));
    if (cargo == null || type == null || location == null || time == null || !form.isGood()) {
      return null;
    }
    var activity = activity(form, type, location, voyage);
    if (activity == null) {
      return null;
    }
    // All else has been looked at: only the time can be refused now.
    Boolean isNew =
        form.attempt("time", () -> context.send(new RegisterHandlingEvent(cargo, activity, time)));
    return isNew == null ? null : said(activity, cargo, isNew);
  }

  private VoyageNumber voyage(String number) {
    return context.ask(new FindVoyage(number)).number();
  }

  private static @Nullable HandlingActivity activity(
      Form form, HandlingType type, UnLocode location, @Nullable VoyageNumber voyage) {
    return form.attempt("voyage", () -> new HandlingActivity(type, location, voyage));
  }

  private static String said(HandlingActivity activity, TrackingId cargo, boolean isNew) {
    return "%s at %s: %s cargo %s."
        .formatted(
            Words.of(activity.type()),
            activity.location(),
            isNew ? "registered for" : "was registered before for",
            cargo);
  }

  /** Good lines are registered, whatever the others are. */
  @Post("/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(
      HttpRequest<?> request, @Nullable @Part("report") CompletedFileUpload sent) {
    var form = Form.empty().with("time", Moments.written(context.now()));
    if (sent == null || sent.getSize() == 0) {
      form.read(
          "report",
          _ -> {
            throw new MessageMalformed("the file is empty; choose one with a report");
          });
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, form, null, null);
    }
    try (var lines = sent.getInputStream()) {
      return page(request, HttpStatus.OK, form, null, report.take(lines));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the upload can't be read", unreadable);
    }
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
      model.put("rejected", outcome.told().stream().limit(SHOWN).toList());
    }
    return pages.page(request, status, "Handling", "handling.jte", model);
  }
}
