package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.administration.Administration.Applied;
import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** What operators ask of the host. */
@Controller("/admin/v1/tenants")
final class AdminController {

  private static final String FILES = "application/vnd.kontor.files+json";
  private static final String YAML = "application/yaml";

  private final Administration administration;
  private final Configurations configurations;
  private final ObjectMapper json;

  AdminController(Administration administration, Configurations configurations, ObjectMapper json) {
    this.administration = administration;
    this.configurations = configurations;
    this.json = json;
  }

  @Get
  List<TenantView> all() {
    return administration.all().stream().map(TenantView::of).toList();
  }

  @Get("/{id}")
  TenantView one(String id) {
    return TenantView.of(administration.status(known(id)));
  }

  @Get("/{id}/operations")
  List<OperationView> operations(String id) {
    return administration.operations(known(id)).stream().map(OperationView::of).toList();
  }

  @Put("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml", FILES})
  HttpResponse<?> put(
      String id,
      @Body String body,
      @Nullable @Header(HttpHeaders.CONTENT_TYPE) MediaType type,
      @Nullable @Header("Prefer") String prefer,
      @QueryValue(value = "dry-run", defaultValue = "false") String dryRun) {
    var tenant = wanted(id);
    boolean onlyPlanned = isSet("dry-run", dryRun);
    var configuration =
        type != null && FILES.equals(type.getName())
            ? filesIn(tenant, body)
            : configurations.read(tenant, new ConfigurationSource(id, body));
    return apply(configuration, onlyPlanned, prefer);
  }

  private TenantConfiguration filesIn(TenantId tenant, String body) {
    var files = files(body);
    return files.defaults() == null
        ? configurations.read(tenant, files.file().source())
        : configurations.read(tenant, files.defaults().source(), files.file().source());
  }

  private SentFiles files(String body) {
    try {
      var files = json.readValue(body, SentFiles.class);
      if (files != null) {
        return files;
      }
    } catch (IOException _) {
      // Told below: what the decoder says is about Java's classes.
    }
    throw new MessageMalformed("the body can't be read; " + SentFiles.EXPECTED);
  }

  /** Only what says so plainly: a slip must not do what a dry run would only show. */
  static boolean isSet(String parameter, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new MessageMalformed(
              "'%s' is '%s'; expected true or false".formatted(parameter, value));
    };
  }

  private HttpResponse<?> apply(
      TenantConfiguration wanted, boolean dryRun, @Nullable String prefer) {
    if (dryRun) {
      return HttpResponse.ok(PlanView.of(administration.plan(wanted)));
    }
    return prefer != null && prefer.contains("respond-async")
        ? applyLater(wanted)
        : applyNow(wanted);
  }

  private HttpResponse<?> applyNow(TenantConfiguration wanted) {
    var applied = administration.apply(wanted);
    var view = TenantView.of(administration.status(wanted.tenant()));
    return applied == Applied.ONBOARDED
        ? HttpResponse.created(view, URI.create("/admin/v1/tenants/" + wanted.tenant()))
        : HttpResponse.ok(view);
  }

  private HttpResponse<?> applyLater(TenantConfiguration wanted) {
    var operation = administration.applyLater(wanted);
    return operation.isPresent()
        ? HttpResponse.accepted(
                URI.create("/admin/v1/tenants/%s/operations".formatted(wanted.tenant())))
            .body(OperationView.of(operation.get()))
        : HttpResponse.ok(TenantView.of(administration.status(wanted.tenant())));
  }

  @Post("/{id}/suspend")
  @Consumes(MediaType.ALL)
  TenantView suspend(String id) {
    return view(administration.suspend(known(id)));
  }

  @Post("/{id}/resume")
  @Consumes(MediaType.ALL)
  TenantView resume(String id) {
    return view(administration.resume(known(id)));
  }

  @Post("/{id}/sleep")
  @Consumes(MediaType.ALL)
  TenantView sleep(String id) {
    return view(administration.sleep(known(id)));
  }

  @Post("/{id}/wake")
  @Consumes(MediaType.ALL)
  TenantView wake(String id) {
    return view(administration.wake(known(id)));
  }

  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> delete(
      String id, @QueryValue(value = "purge", defaultValue = "false") String purge) {
    if (isSet("purge", purge)) {
      administration.purge(known(id));
      return HttpResponse.noContent();
    }
    return HttpResponse.ok(view(administration.offboard(known(id))));
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }

  private static TenantView view(TenantStatus status) {
    return TenantView.of(status);
  }

  private static TenantId wanted(String id) {
    try {
      return new TenantId(id);
    } catch (IllegalArgumentException notOne) {
      throw new MessageMalformed(String.valueOf(notOne.getMessage()));
    }
  }

  /** An id that can't be one isn't there, which is what its asker wants to know. */
  static TenantId known(String id) {
    try {
      return new TenantId(id);
    } catch (IllegalArgumentException notOne) {
      throw new NotFound(String.valueOf(notOne.getMessage()));
    }
  }
}
