package dev.kontor.bench.peer;

import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spring Modulith with its JDBC event publication, on Spring Boot as it comes: a method in a
 * transaction publishes an event, whose publication is stored in it; an
 * {@code @ApplicationModuleListener} runs after the commit in a transaction of its own, and then
 * the publication is completed, which takes a third. The event itself is stored nowhere else, so
 * that it writes one row where Kontor writes two.
 *
 * <p>Completed publications are deleted, as Kontor's follow-ups are; that is also quicker than to
 * keep them. The pool has as many connections as there may be clients.
 */
final class ModulithPeer implements Peer {

  private final ConfigurableApplicationContext context;
  private final Desk desk;

  ModulithPeer(Login login) {
    var application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(
        Map.of(
            "spring.datasource.url", login.url(),
            "spring.datasource.username", login.user(),
            "spring.datasource.password", login.password(),
            "spring.datasource.hikari.maximum-pool-size", "32",
            "spring.modulith.events.jdbc.schema-initialization.enabled", "true",
            "spring.modulith.events.completion-mode", "delete",
            "spring.main.banner-mode", "off",
            "logging.level.root", "ERROR"));
    context = application.run();
    desk = context.getBean(Desk.class);
  }

  @Override
  public void unit(String form, int client, int tenant, long number) {
    desk.enter(new Entered("desk-" + client, number));
  }

  @Override
  public void onFollowUp(LongConsumer told) {
    context.getBean(Copies.class).told = told;
  }

  @Override
  public void close() {
    context.close();
  }

  /** The event. */
  public record Entered(String desk, long number) {}

  /** The application. */
  @Configuration
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Desk desk(ApplicationEventPublisher events) {
      return new Desk(events);
    }

    @Bean
    Copies copies() {
      return new Copies();
    }
  }

  /** Does the unit of work. */
  static class Desk {

    private final ApplicationEventPublisher events;

    Desk(ApplicationEventPublisher events) {
      this.events = events;
    }

    @Transactional
    public void enter(Entered event) {
      events.publishEvent(event);
    }
  }

  /** Follows. */
  static class Copies {

    private volatile LongConsumer told = _ -> {};

    @ApplicationModuleListener
    public void copy(Entered event) {
      told.accept(event.number());
    }
  }
}
