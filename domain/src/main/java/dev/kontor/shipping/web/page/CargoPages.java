package dev.kontor.shipping.web.page;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.tracking.TrackCargo;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages about one cargo; where there is none of that name, they say so. Thread-safe. */
@Singleton
final class CargoPages {

  private final TenantContext context;
  private final Pages pages;

  CargoPages(TenantContext context, Pages pages) {
    this.context = context;
    this.pages = pages;
  }

  /** What is made of the cargo, for operators. */
  HttpResponse<?> of(HttpRequest<?> request, String id, Function<Cargo, HttpResponse<?>> page) {
    return of(request, id, FindCargo::new, page, false);
  }

  /**
   * A page that keeps itself up to date: it asks for its own part again and again with the version
   * that it shows, and hears 204 while that is what there is: soon after something has changed,
   * ever more seldom while nothing does, and not at all while nobody can see it or once the cargo
   * is claimed. Touching the page wakes the tenant; being left open does not.
   *
   * @param seen the version that is shown; null: none yet, and the whole page is wanted
   */
  HttpResponse<?> live(HttpRequest<?> request, String id, @Nullable String seen, LivePage page) {
    return of(
        request,
        id,
        TrackCargo::new,
        tracked -> {
          var cargo = CargoView.of(tracked, pages);
          var model = Map.<String, Object>of("cargo", cargo);
          if (seen == null) {
            return pages.whole(
                request,
                HttpStatus.OK,
                "Cargo " + cargo.id(),
                page.template(),
                model,
                page.isOpen());
          }
          return seen.equals(cargo.version())
              ? HttpResponse.noContent()
              : pages.part(HttpStatus.OK, page.part(), model);
        },
        page.isOpen());
  }

  private <R> HttpResponse<?> of(
      HttpRequest<?> request,
      String id,
      Function<TrackingId, Query<R>> query,
      Function<R, HttpResponse<?>> page,
      boolean open) {
    R found;
    try {
      found = context.ask(query.apply(TrackingId.named(id)));
    } catch (NotFound _) {
      return pages.missing(request, "There is no cargo with this tracking id.", open);
    }
    return page.apply(found);
  }

  /** Leads to the cargo's own page. */
  static HttpResponse<?> to(TrackingId cargo) {
    return HttpResponse.seeOther(URI.create("/ui/cargos/" + cargo));
  }
}
