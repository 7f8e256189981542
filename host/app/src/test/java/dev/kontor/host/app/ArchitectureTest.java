package dev.kontor.host.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.kontor.tenant.message.Published;
import java.util.List;
import java.util.Set;

/** Who may import whom, and what nobody may do (design §2, §4, §6, §7). */
@AnalyzeClasses(packages = "dev.kontor", importOptions = ArchitectureTest.WithoutTests.class)
final class ArchitectureTest {

  private static final String[] DOMAIN = {
    "dev.kontor.shipping..",
    "dev.kontor.allocation..",
    "dev.kontor.systems..",
    "dev.kontor.message.."
  };
  private static final String[] RUNTIME = {
    "dev.kontor.host.administration..",
    "dev.kontor.host.configuration..",
    "dev.kontor.host.context..",
    "dev.kontor.host.database..",
    "dev.kontor.host.flow..",
    "dev.kontor.host.followup..",
    "dev.kontor.host.mail..",
    "dev.kontor.host.message..",
    "dev.kontor.host.projection..",
    "dev.kontor.host.secret..",
    "dev.kontor.host.signature..",
    "dev.kontor.host.tenancy..",
    "dev.kontor.host.timer..",
    "dev.kontor.host.unit..",
    "dev.kontor.host.world..",
    "dev.kontor.process.."
  };
  private static final String PERSISTENCE = "dev.kontor.host.postgres..";
  private static final String[] HTTP = {"dev.kontor.host.http..", "dev.kontor.host.console.."};
  private static final String APP = "dev.kontor.host.app..";
  private static final String WORLD = "dev.kontor.host.world..";
  private static final String SIMULATION = "dev.kontor.simulation..";

  /** Production classes; tests, and what Micronaut writes, may do what they need. */
  static final class WithoutTests implements ImportOption {

    private static final List<String> TESTS =
        List.of("/test-classes/", "-tests.jar", "/tenant-api/test/", "/cli/", "/bench/");

    @Override
    public boolean includes(Location location) {
      return TESTS.stream().noneMatch(location::contains)
          && !location.contains("/$")
          && !location.contains("$Intercepted");
    }
  }

  @ArchTest
  static final ArchRule the_programming_model_needs_no_host =
      classes()
          .that()
          .resideInAPackage("dev.kontor.tenant..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.kontor.tenant..",
              "java..",
              "org.jspecify..",
              "jakarta.inject..",
              "jakarta.validation..",
              "io.micronaut.context.annotation..",
              "io.micronaut.core.annotation..");

  @ArchTest
  static final ArchRule the_domain_knows_its_language_only =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .or(
                      resideInAnyPackage(
                          "dev.kontor.tenant..",
                          "java..",
                          "org.jspecify..",
                          "jakarta.inject..",
                          "jakarta.validation..",
                          "io.micronaut.context.annotation..",
                          "io.micronaut.context.condition..",
                          "io.micronaut.core.annotation..",
                          "io.micronaut.data..",
                          "io.micronaut.serde..",
                          "com.fasterxml.jackson.annotation..",
                          "io.micronaut.http..",
                          "gg.jte..")));

  @ArchTest
  static final ArchRule only_a_modules_web_package_knows_http =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .and()
          .resideOutsideOfPackage("..web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut.http..", "gg.jte..");

  @ArchTest
  static final ArchRule modules_know_of_one_another_what_is_published =
      slices()
          .matching("dev.kontor.(shipping|allocation|systems)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), annotatedWith(Published.class));

  @ArchTest
  static final ArchRule the_runtime_knows_no_domain_no_server_and_no_driver =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .or(resideInAnyPackage(PERSISTENCE, APP))
                  .or(resideInAnyPackage(HTTP))
                  .or(
                      resideInAnyPackage(
                          "io.micronaut.http..", "io.netty..", "java.sql..", "org.postgresql..")));

  @ArchTest
  static final ArchRule persistence_knows_the_runtime_only = knowsNoDomainAndNoHttp(PERSISTENCE);

  private static ArchRule knowsNoDomainAndNoHttp(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(DOMAIN)
                .or(resideInAnyPackage(HTTP))
                .or(resideInAnyPackage(APP, "io.micronaut.http..", "io.netty..")));
  }

  @ArchTest
  static final ArchRule http_knows_the_runtime_only =
      noClasses()
          .that()
          .resideInAnyPackage(HTTP)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .or(resideInAnyPackage(PERSISTENCE, APP, "java.sql..", "org.postgresql..")));

  @ArchTest
  static final ArchRule simulations_know_the_runtime_and_persistence_only =
      knowsNoDomainAndNoHttp(SIMULATION);

  @ArchTest
  static final ArchRule only_tests_simulate =
      noClasses()
          .that()
          .resideOutsideOfPackage(SIMULATION)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SIMULATION);

  @ArchTest
  static final ArchRule only_smtp_knows_the_mail_library =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kontor.host.smtp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule only_signatures_know_the_library_for_structured_fields =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kontor.host.signature")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.greenbytes..");

  @ArchTest
  static final ArchRule nobody_imports_the_application =
      noClasses()
          .that()
          .resideOutsideOfPackage(APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(APP);

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.kontor.(**)").should().beFreeOfCycles();

  /** The operating system's own way to stop a process, and the thread that waits for it. */
  private static final String STOPPING = "dev.kontor.host.app.Kontor";

  /** Waits its turn on the one session of the control database, in real time and within a bound. */
  private static final String ONE_SESSION = "dev.kontor.host.postgres.control.ControlSession";

  /** The simulated world is one itself. */
  private static final String SIMULATED_WORLD = "dev.kontor.simulation.schedule";

  /** Waits until the real server has noticed that a session is gone. */
  private static final String REAL_SESSIONS = "dev.kontor.simulation.database.Sessions";

  @ArchTest
  static final ArchRule time_chance_and_threads_come_from_the_world =
      noClasses()
          .that()
          .resideOutsideOfPackages(WORLD, SIMULATED_WORLD)
          .and()
          .doNotHaveFullyQualifiedName(REAL_SESSIONS)
          .and()
          .doNotHaveFullyQualifiedName(STOPPING)
          .and()
          .doNotHaveFullyQualifiedName(ONE_SESSION)
          .should(OfTheWorld.BE_DONE)
          .orShould()
          .dependOnClassesThat(OfTheWorld.TYPES);

  /**
   * JDBC's own proxies, the method of a controller that Micronaut's router asks for, and that of a
   * test which JUnit runs.
   */
  private static final String[] REFLECTION = {
    "dev.kontor.host.postgres.pool.Lease",
    "dev.kontor.host.context.ContextMethod",
    "dev.kontor.simulation.Scenario",
    "dev.kontor.simulation.SeededRuns",
    "dev.kontor.simulation.SeededRuns$Run",
    "dev.kontor.simulation.database.Connections$Lent",
    "dev.kontor.simulation.database.Proxies",
    "dev.kontor.simulation.database.Statements"
  };

  @ArchTest
  static final ArchRule nobody_looks_into_classes_while_they_run =
      noClasses()
          .that(not(describe("may", type -> List.of(REFLECTION).contains(type.getFullName()))))
          .should()
          .dependOnClassesThat(
              describe(
                  "are for reflection",
                  type ->
                      Set.of("Method", "Field", "Constructor", "Proxy")
                              .contains(type.getSimpleName())
                          && type.getPackageName().equals("java.lang.reflect")))
          .orShould()
          .callMethod(Class.class, "forName", String.class);

  @ArchTest
  static final ArchRule static_fields_are_final =
      fields().that().areStatic().and(areWritten()).should().beFinal();

  @ArchTest
  static final ArchRule static_fields_hold_nothing_that_changes =
      fields()
          .that()
          .areStatic()
          .and(areWritten())
          .should()
          .notHaveRawType(
              resideInAnyPackage("java.util.concurrent..")
                  .and(not(describe("an enum", JavaClass::isEnum)))
                  .or(
                      describe(
                          "a collection that is made to be changed",
                          type ->
                              type.getPackageName().equals("java.util")
                                  && !type.isInterface()
                                  && (type.isAssignableTo(java.util.Collection.class)
                                      || type.isAssignableTo(java.util.Map.class))))
                  .or(
                      describe(
                          "an array that is no constant", ArchitectureTest::isArrayOfObjects)));

  private static boolean isArrayOfObjects(JavaClass type) {
    return type.isArray()
        && !type.getBaseComponentType().isPrimitive()
        && !type.getBaseComponentType().isEquivalentTo(Class.class);
  }

  /** By people: what compilers add to enums, switches and lambdas is theirs. */
  private static DescribedPredicate<JavaField> areWritten() {
    return describe(
        "are written by hand",
        field -> !field.getName().contains("$") && !field.getOwner().getName().contains("$$"));
  }

  private static final Set<String> NOT_IN_THE_DOMAIN =
      Set.of(
          "io.micronaut.scheduling.annotation.Scheduled",
          "io.micronaut.scheduling.annotation.Async",
          "io.micronaut.runtime.event.annotation.EventListener",
          "io.micronaut.context.annotation.Context",
          "io.micronaut.transaction.annotation.Transactional",
          "jakarta.transaction.Transactional",
          "io.micronaut.retry.annotation.Retryable",
          "io.micronaut.cache.annotation.Cacheable",
          "io.micronaut.http.annotation.Filter",
          "io.micronaut.http.annotation.ServerFilter",
          "io.micronaut.http.annotation.ClientFilter");

  @ArchTest
  static final ArchRule the_domain_leaves_to_the_context_what_is_the_contexts =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .beAnnotatedWith(
              describe(
                  "the host's annotation",
                  annotation -> NOT_IN_THE_DOMAIN.contains(annotation.getRawType().getName())));

  @ArchTest
  static final ArchRule so_do_its_members =
      members()
          .that(areOfTheDomain())
          .should()
          .notBeAnnotatedWith(
              describe(
                  "the host's annotation",
                  annotation -> NOT_IN_THE_DOMAIN.contains(annotation.getRawType().getName())));

  private static DescribedPredicate<JavaMember> areOfTheDomain() {
    return describe(
        "are of the domain", member -> resideInAnyPackage(DOMAIN).test(member.getOwner()));
  }
}
