package dev.kontor.host.http.routing;

import dev.kontor.host.context.BeanSplit;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.web.router.naming.HyphenatedUriNamingStrategy;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the modules' controllers below {@code /t/{tenant}}; a controller itself never says so. */
@Singleton
@Primary
@Replaces(HyphenatedUriNamingStrategy.class)
final class TenantUris extends HyphenatedUriNamingStrategy {

  private static final String PREFIX = "/t/{tenant}";

  /** A step up to the next, to what is optional or in the query, or to the end; or none at all. */
  private static final Pattern FIRST_STEP =
      Pattern.compile("/([^/{]+)(?=/|\\{[/?&#]|$)|/?+(?=\\{[?&#]|$)");

  private final BeanSplit split;

  TenantUris(BeanSplit split) {
    this.split = split;
  }

  @Override
  public String resolveUri(BeanDefinition<?> controller) {
    var uri = super.resolveUri(controller);
    return split.isOfModule(controller.getBeanType()) ? PREFIX + uri : uri;
  }

  /**
   * The step behind the tenant that the paths of a tenant's template all begin with; blank where
   * there is none. Null: they may begin with any.
   */
  static @Nullable String firstStep(String template) {
    if (!template.startsWith(PREFIX)) {
      return null;
    }
    var matcher = FIRST_STEP.matcher(template).region(PREFIX.length(), template.length());
    return matcher.lookingAt() ? Objects.requireNonNullElse(matcher.group(1), "") : null;
  }
}
