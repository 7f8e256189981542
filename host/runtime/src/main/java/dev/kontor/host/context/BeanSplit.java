package dev.kontor.host.context;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kontor.tenant.TenantModule;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The class path's bean definitions, read once, and which of them belong to the host and which to
 * its tenants' contexts. Immutable; its lists are shared by every context.
 *
 * <p>Without the split, {@code @Context} beans and listeners of one side would start in the other's
 * contexts too. Of the modules the host keeps the controllers' definitions only: it routes to them
 * and never makes one ({@link HostBeans}).
 */
public final class BeanSplit {

  /** What tenants' contexts need of Micronaut, by the beginning of the definition's name. */
  private static final List<String> SHARED_WITH_TENANTS =
      List.of("io.micronaut.aop.", "io.micronaut.context.event.");

  /** The runtime's own beans in tenants' contexts. */
  private static final String PROCESSES = "dev.kontor.process.";

  /** What only tenants' contexts need: the host has no data source. */
  private static final List<String> TENANTS_ONLY =
      List.of(PROCESSES, "io.micronaut.data.", "io.micronaut.transaction.");

  /** Beans of tenants' contexts that hold no state: one for all contexts. */
  private static final String COMMON_TO_TENANTS =
      "io.micronaut.data.runtime.convert.$DataConversionServiceFactory$";

  /** A bean of Micronaut Data that would start with every context and has nothing to do. */
  private static final String SCHEMA_GENERATOR = "SchemaGenerator$";

  private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";

  private final Map<String, String> modulesByRoot;
  private final List<String> moduleRoots;

  /** Every request asks. */
  private final Map<Class<?>, Optional<String>> modulesByClass = new ConcurrentHashMap<>();

  private final List<BeanDefinitionReference<?>> host;
  private final List<BeanDefinitionReference<?>> tenants;
  private final List<BeanDefinitionReference<?>> commonToTenants;
  private final List<BeanConfiguration> hostConfigurations;
  private final List<BeanConfiguration> tenantConfigurations;

  private BeanSplit(
      Map<String, String> modulesByRoot,
      List<BeanDefinitionReference<?>> references,
      List<BeanConfiguration> configurations) {
    this.modulesByRoot = modulesByRoot;
    moduleRoots = List.copyOf(modulesByRoot.keySet());
    host = references.stream().filter(this::isForHost).toList();
    tenants = references.stream().filter(this::isForTenants).toList();
    commonToTenants = references.stream().filter(BeanSplit::isCommonToTenants).toList();
    hostConfigurations = configurations.stream().filter(this::isForHost).toList();
    tenantConfigurations = configurations.stream().filter(this::isForTenants).toList();
  }

  /** Reads the class path's definitions and splits them by the modules' root packages. */
  public static BeanSplit of(Collection<TenantModule> modules) {
    var reader = new Reader();
    return new BeanSplit(
        modules.stream()
            .collect(toUnmodifiableMap(module -> module.rootPackage() + ".", TenantModule::name)),
        reader.references(),
        reader.configurations());
  }

  /** Whether a bean of this class lies in a module, so that it lives in tenants' contexts. */
  public boolean isOfModule(Class<?> beanType) {
    return moduleOf(beanType) != null;
  }

  /** The name of the module that a class lies in; null: in none. */
  public @Nullable String moduleOf(Class<?> beanType) {
    return modulesByClass.computeIfAbsent(beanType, this::findModule).orElse(null);
  }

  /** Whether a class of this name lies in a module. */
  boolean isOfModule(String className) {
    return moduleNamed(className).isPresent();
  }

  private Optional<String> findModule(Class<?> beanType) {
    return moduleNamed(beanType.getName());
  }

  private Optional<String> moduleNamed(String className) {
    return modulesByRoot.entrySet().stream()
        .filter(module -> className.startsWith(module.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The definitions of the beans of some modules, and of those that each context has. */
  List<BeanDefinition<?>> definitionsOf(Collection<String> modules) {
    return tenants.stream()
        .filter(it -> isOf(modules, it.getBeanDefinitionName()))
        .<BeanDefinition<?>>map(BeanDefinitionReference::load)
        .toList();
  }

  private boolean isOf(Collection<String> modules, String name) {
    return name.startsWith(PROCESSES) || moduleNamed(name).filter(modules::contains).isPresent();
  }

  List<BeanDefinitionReference<?>> host() {
    return host;
  }

  List<BeanDefinitionReference<?>> tenants() {
    return tenants;
  }

  /** Those of which one bean serves all tenants' contexts; not among {@link #tenants}. */
  List<BeanDefinitionReference<?>> commonToTenants() {
    return commonToTenants;
  }

  /** Those, and what it takes to make beans of them. */
  List<BeanDefinitionReference<?>> makersOfCommon() {
    return Stream.concat(
            commonToTenants.stream(),
            tenants.stream()
                .filter(it -> startsWithAny(it.getBeanDefinitionName(), SHARED_WITH_TENANTS)))
        .toList();
  }

  List<BeanConfiguration> hostConfigurations() {
    return hostConfigurations;
  }

  List<BeanConfiguration> tenantConfigurations() {
    return tenantConfigurations;
  }

  /**
   * The names of the definitions on one side, sorted; for the golden lists that guard the split.
   */
  public List<String> names(Side side) {
    var definitions =
        side == Side.HOST
            ? host.stream()
            : Stream.concat(tenants.stream(), commonToTenants.stream());
    return definitions.map(BeanDefinitionReference::getBeanDefinitionName).sorted().toList();
  }

  /** One of the two kinds of context. */
  public enum Side {
    HOST,
    TENANTS
  }

  private boolean isForHost(BeanDefinitionReference<?> reference) {
    var name = reference.getBeanDefinitionName();
    return startsWithAny(name, moduleRoots)
        ? reference.getAnnotationMetadata().hasStereotype(CONTROLLER)
        : !startsWithAny(name, TENANTS_ONLY);
  }

  private boolean isForTenants(BeanDefinitionReference<?> reference) {
    var name = reference.getBeanDefinitionName();
    return isForTenants(name) && !name.contains(SCHEMA_GENERATOR) && !isCommonToTenants(reference);
  }

  private static boolean isCommonToTenants(BeanDefinitionReference<?> reference) {
    return reference.getBeanDefinitionName().startsWith(COMMON_TO_TENANTS);
  }

  private boolean isForTenants(String name) {
    return startsWithAny(name, moduleRoots)
        || startsWithAny(name, TENANTS_ONLY)
        || startsWithAny(name, SHARED_WITH_TENANTS);
  }

  /** A module is switched on in tenants' contexts; the host routes to all of them. */
  private boolean isForHost(BeanConfiguration configuration) {
    return !startsWithAny(configuration.getName() + ".", moduleRoots)
        && !startsWithAny(configuration.getName() + ".", TENANTS_ONLY);
  }

  private boolean isForTenants(BeanConfiguration configuration) {
    return isForTenants(configuration.getName() + ".");
  }

  private static boolean startsWithAny(String name, List<String> beginnings) {
    Predicate<String> begins = name::startsWith;
    return beginnings.stream().anyMatch(begins);
  }

  /** Opens Micronaut's own reading of the class path; never started. */
  @SuppressWarnings("overrides")
  private static final class Reader extends DefaultApplicationContext {

    Reader() {
      super(
          (ApplicationContextConfiguration)
              ApplicationContext.builder()
                  .bootstrapEnvironment(false)
                  .deduceEnvironment(false)
                  .enableDefaultPropertySources(false));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    List<BeanDefinitionReference<?>> references() {
      return (List) resolveBeanDefinitionReferences();
    }

    List<BeanConfiguration> configurations() {
      return StreamSupport.stream(resolveBeanConfigurations().spliterator(), false).toList();
    }
  }
}
