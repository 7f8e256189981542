package dev.kontor.host.http.routing;

import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.http.guard.Guard;
import dev.kontor.host.http.page.Origins;
import dev.kontor.host.http.page.PageHeaders;
import dev.kontor.host.http.page.ProblemPage;
import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.http.request.Passages;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.tenancy.Visit;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request into its tenant's context. Never blocks: the context is woken by the thread that
 * runs the controller ({@link Visit}).
 *
 * <p>A tenant that doesn't exist, a path that doesn't, and a module that the tenant doesn't run are
 * answered alike. Below {@code /ui} a tenant has its pages, whose forms are taken from those pages
 * only; who asks for the tenant alone with a browser, or for its pages, is led to the first one.
 */
@Singleton
final class TenantGuard implements Guard {

  static final String VISIT = "kontor.visit";

  private final Tenants tenants;
  private final BeanSplit split;
  private final Address address;
  private final Passages passages;
  private final Origins origins;
  private final BeanProvider<Router> router;
  private final BeanProvider<TenantPages> pages;

  TenantGuard(
      Tenants tenants,
      BeanSplit split,
      Address address,
      Passages passages,
      Origins origins,
      BeanProvider<Router> router,
      BeanProvider<TenantPages> pages) {
    this.tenants = tenants;
    this.split = split;
    this.address = address;
    this.passages = passages;
    this.origins = origins;
    this.router = router;
    this.pages = pages;
  }

  @Override
  public String path() {
    return "/t";
  }

  @Override
  public @Nullable HttpResponse<?> enter(
      HttpRequest<?> request, MutablePropagatedContext propagated) {
    var tenant = Address.tenantOf(request.getPath());
    if (tenant.isEmpty()) {
      return Problem.notFound();
    }
    if (request.getMethod() != HttpMethod.GET
        && Address.isOfPages(request.getPath())
        && !origins.isOwn(request)) {
      return Problem.response(
          HttpStatus.FORBIDDEN,
          "this form was sent from another site, and nothing was done; open the page here and try"
              + " again");
    }
    try {
      var modules = tenants.servedModules(tenant.get());
      var first = firstPage(request, modules);
      if (first != null) {
        return HttpResponse.seeOther(URI.create(first));
      }
      return leadsSomewhere(modules, request)
          ? visit(tenant.get(), request, propagated)
          : Problem.notFound();
    } catch (TenantUnavailable refused) {
      return Address.isInbox(request.getPath())
          ? Unavailable.toSender(refused)
          : Unavailable.of(refused);
    } catch (MessageMalformed malformed) {
      return Problem.response(HttpStatus.BAD_REQUEST, String.valueOf(malformed.getMessage()));
    }
  }

  /**
   * Where somebody wants to who typed where the tenant is into a browser, and no more, or that its
   * pages are wanted; null: nowhere else than he asks for.
   */
  private @Nullable String firstPage(HttpRequest<?> request, List<String> modules) {
    if (request.getMethod() != HttpMethod.GET || !ProblemPage.isWanted(request)) {
      return null;
    }
    if (Address.isOfTenantAlone(request.getPath())) {
      return pages.get().firstOf(modules).orElse(null);
    }
    return Address.isOfPagesAlone(request.getPath())
        ? pages.get().firstOf(modules).filter(first -> !first.equals(TenantPages.PATH)).orElse(null)
        : null;
  }

  private @Nullable HttpResponse<?> visit(
      TenantId tenant, HttpRequest<?> request, MutablePropagatedContext propagated) {
    boolean unattended = Unattended.is(request);
    if (unattended && !tenants.isAwake(tenant)) {
      return Unattended.nothingNew();
    }
    var visit = new Visit(tenants, tenant, passages.of(request), unattended);
    request.setAttribute(VISIT, visit);
    propagated.add(visit);
    return null;
  }

  /** Whether one of the modules has this path, by this method or by another (405). */
  private boolean leadsSomewhere(List<String> modules, HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request).orElse(null)
            instanceof MethodBasedRouteMatch<?, ?> route
        ? isServed(modules, route)
        : router.get().findAny(request).stream().anyMatch(route -> isServed(modules, route));
  }

  /** By a module, or by the host itself. */
  private boolean isServed(List<String> modules, MethodBasedRouteMatch<?, ?> route) {
    var module = split.moduleOf(route.getDeclaringType());
    return module == null || modules.contains(module);
  }

  /** A link to something new keeps the form in which the request named its tenant. */
  @Override
  public void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Passages.answered(request, response);
    if (Address.isOfPages(request.getPath())) {
      ProblemPage.show(request, response);
      PageHeaders.set(response);
    }
    var location = response.getHeaders().get(HttpHeaders.LOCATION);
    if (location != null
        && location.startsWith("/")
        && !address.namesTenant(request.getHeaders().get(HttpHeaders.HOST))) {
      Address.tenantOf(request.getPath())
          .ifPresent(tenant ->
              response.getHeaders().set(HttpHeaders.LOCATION, Address.pathOf(tenant, location)));
    }
  }
}
