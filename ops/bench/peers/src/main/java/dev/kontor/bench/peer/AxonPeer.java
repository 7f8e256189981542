package dev.kontor.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.LongConsumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon Framework with its JDBC event store and no server: a command's handler publishes an event,
 * which the store appends in the command's unit of work; a pooled streaming processor hands it on
 * after the commit, and keeps how far it has come in the database. No aggregate is loaded, since
 * Kontor loads none here. All as it comes, but for JSON in place of XML.
 */
final class AxonPeer implements Peer {

  private final HikariDataSource pool;
  private final Configuration configuration;
  private final CommandGateway commands;
  private final Copies copies = new Copies();

  AxonPeer(Login login) {
    pool = pool(login);
    var connections =
        new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(pool));
    var serializer = JacksonSerializer.defaultSerializer();
    var tokens =
        JdbcTokenStore.builder().connectionProvider(connections).serializer(serializer).build();
    tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    var storage = storage(connections, serializer);
    var configurer =
        DefaultConfigurer.defaultConfiguration()
            .configureSerializer(_ -> serializer)
            .configureEmbeddedEventStore(_ -> storage)
            .registerCommandHandler(it -> new Desk(it.eventGateway()));
    configurer
        .eventProcessing()
        .registerTokenStore(_ -> tokens)
        .usingPooledStreamingEventProcessors()
        .registerEventHandler(_ -> copies);
    configuration = configurer.start();
    commands = configuration.commandGateway();
  }

  private static HikariDataSource pool(Login login) {
    var config = new HikariConfig();
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(48);
    return new HikariDataSource(config);
  }

  private static EventStorageEngine storage(ConnectionProvider connections, Serializer serializer) {
    var storage =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(NoTransactionManager.instance())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    storage.createSchema(PostgresEventTableFactory.INSTANCE);
    return storage;
  }

  @Override
  public void unit(String form, int client, int tenant, long number) {
    commands.sendAndWait(new Enter("desk-" + client, number));
  }

  @Override
  public void onFollowUp(LongConsumer told) {
    copies.told = told;
  }

  @Override
  public void close() {
    configuration.shutdown();
    pool.close();
  }

  /** The command. */
  public record Enter(String desk, long number) {}

  /** The event. */
  public record Entered(String desk, long number) {}

  /** Does the unit of work. */
  record Desk(EventGateway events) {

    @CommandHandler
    void enter(Enter command) {
      events.publish(new Entered(command.desk(), command.number()));
    }
  }

  /** Follows. */
  static final class Copies {

    private volatile LongConsumer told = _ -> {};

    @EventHandler
    void copy(Entered event) {
      told.accept(event.number());
    }
  }
}
