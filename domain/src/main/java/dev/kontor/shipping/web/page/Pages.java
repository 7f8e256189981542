package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Entrance;
import dev.kontor.message.web.Frame;
import dev.kontor.message.web.Templates;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.location.FindLocations;
import dev.kontor.shipping.location.Location;
import dev.kontor.shipping.location.NameLocations;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tenant's pages, whole or in the part that is put into them anew. Thread-safe. */
@Singleton
final class Pages {

  /** More to choose from would be no help; with scripts, others are found while one types. */
  private static final int CHOICES = 500;

  private final TenantContext context;
  private final CargosEntrance own;
  private final List<Entrance> all;
  private final Templates templates = new Templates(Pages.class);

  Pages(TenantContext context, CargosEntrance own, List<Entrance> all) {
    this.context = context;
    this.own = own;
    this.all = List.copyOf(all);
  }

  /** A whole page for operators. */
  MutableHttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String title,
      String template,
      Map<String, Object> model) {
    return whole(request, status, title, template, model, false);
  }

  /** A whole page for anyone. */
  MutableHttpResponse<String> openPage(
      HttpRequest<?> request,
      HttpStatus status,
      String title,
      String template,
      Map<String, Object> model) {
    return whole(request, status, title, template, model, true);
  }

  /** Says that there is nothing of the kind. */
  MutableHttpResponse<String> missing(HttpRequest<?> request, String why, boolean open) {
    return whole(
        request, HttpStatus.NOT_FOUND, "Not found", "message.jte", Map.of("text", why), open);
  }

  /**
   * A whole page.
   *
   * @param open whether it is for anyone
   */
  MutableHttpResponse<String> whole(
      HttpRequest<?> request,
      HttpStatus status,
      String title,
      String template,
      Map<String, Object> model,
      boolean open) {
    var withFrame = new HashMap<>(model);
    withFrame.put("frame", Frame.at(request.getPath(), title, context.title(), open, own, all));
    return part(status, template, withFrame);
  }

  /** A part of a page. */
  MutableHttpResponse<String> part(HttpStatus status, String template, Map<String, Object> model) {
    return templates.response(status, template, model);
  }

  /** What operators may choose a location from before they have said anything of it. */
  List<Location> choices() {
    return context.ask(new FindLocations("", CHOICES));
  }

  /** The names of all locations that these itineraries and codes speak of. */
  Places places(Collection<Itinerary> itineraries, Collection<UnLocode> more) {
    Set<UnLocode> mentioned =
        Stream.concat(
                more.stream(),
                itineraries.stream().map(Itinerary::legs).flatMap(List::stream).flatMap(Pages::of))
            .collect(Collectors.toUnmodifiableSet());
    return context.ask(new NameLocations(mentioned));
  }

  private static Stream<UnLocode> of(Leg leg) {
    return Stream.of(leg.load(), leg.unload());
  }
}
