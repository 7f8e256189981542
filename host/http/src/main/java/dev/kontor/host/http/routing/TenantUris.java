package dev.kontor.host.http.routing;

import dev.kontor.host.context.BeanSplit;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.web.router.naming.HyphenatedUriNamingStrategy;
import jakarta.inject.Singleton;

/** Puts the modules' controllers below {@code /t/{tenant}}; a controller itself never says so. */
@Singleton
@Primary
@Replaces(HyphenatedUriNamingStrategy.class)
final class TenantUris extends HyphenatedUriNamingStrategy {

  private final BeanSplit split;

  TenantUris(BeanSplit split) {
    this.split = split;
  }

  @Override
  public String resolveUri(BeanDefinition<?> controller) {
    var uri = super.resolveUri(controller);
    return split.isOfModule(controller.getBeanType()) ? "/t/{tenant}" + uri : uri;
  }
}
