package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.HostBeans;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.http.monitoring.Readiness;
import dev.kontor.host.http.routing.RouteCheck;
import dev.kontor.host.postgres.DataFolder;
import dev.kontor.host.postgres.control.ControlDatabase;
import dev.kontor.host.secret.AdminToken;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.world.RealWorld;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One host: started whole or not at all, stopped in the reverse order of its start. Started and
 * stopped once; it stops by itself when it can't go on.
 */
public final class Host implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Host.class);
  private static final Duration STOP_BOUND = Duration.ofSeconds(30);

  private final HostBeans beans;
  private final Ending ending = new Ending();
  private final Deque<Part> started = new ArrayDeque<>();

  private Host(HostBeans beans) {
    this.beans = beans;
  }

  /**
   * Starts a host, which serves when this returns.
   *
   * @param options by the names of the host's properties: {@code kontor.port} …
   */
  public static Host start(Map<String, Object> options) {
    var modules = Modules.onClassPath();
    var split = BeanSplit.of(modules.all());
    var beans = new HostBeans(split, options);
    var host = new Host(beans);
    try {
      host.start(modules, split);
      return host;
    } catch (RuntimeException failed) {
      host.closeAfter(failed);
      throw failed;
    }
  }

  private void start(Modules modules, BeanSplit split) {
    beans.registerSingleton(Modules.class, modules);
    beans.registerSingleton(BeanSplit.class, split);
    beans.registerSingleton(Ending.class, ending);
    begun("beans", beans::close);
    beans.start();
    begun("world", beans.getBean(RealWorld.class)::close);
    begun("data folder", beans.getBean(DataFolder.class)::close);
    begun("databases", beans.getBean(Databases.class)::close);
    begun("control database", beans.getBean(ControlDatabase.class)::close);
    begun("templates", ((AutoCloseable) beans.getBean(TenantDatabases.class))::close);
    beans.getBean(AdminToken.class);
    beans.getBean(RouteCheck.class).check();
    var tenants = beans.getBean(Tenants.class);
    begun("tenants", tenants::close);
    var server = beans.getBean(EmbeddedServer.class);
    server.start();
    begun("HTTP", this::stopServing);
    tenants.start();
    beans.getBean(Administration.class).resume();
    beans.getBean(FolderApplication.class).applyAll();
    beans.getBean(Readiness.class).set(true);
    beans.getBean(UnusedTemplates.class).dropLater();
    var _ = ending().thenAccept(this::stopLater);
  }

  /** Done, with the reason, when it has to stop though nobody told it to; it then does. */
  CompletableFuture<RuntimeException> ending() {
    return ending.reason();
  }

  private void stopLater(RuntimeException why) {
    log.error("the host stops: {}", why.getMessage());
    beans.getBean(RealWorld.class).run("stop", this::close);
  }

  private void begun(String name, Closing closing) {
    started.push(new Part(name, closing));
  }

  /** What the host is made of. */
  public ApplicationContext beans() {
    return beans;
  }

  /** The port that it listens on. */
  public int port() {
    return beans.getBean(EmbeddedServer.class).getPort();
  }

  /**
   * No new requests; those that have begun to arrive finish, within a bound. Only the server is
   * told to: Micronaut's manager would tell the executors too, which must still run those requests.
   */
  private void stopServing() {
    beans.getBean(Readiness.class).set(false);
    var server = beans.getBean(EmbeddedServer.class);
    try {
      beans
          .getBean(RealWorld.class)
          .scheduler()
          .await(
              ((GracefulShutdownCapable) server).shutdownGracefully().toCompletableFuture(),
              STOP_BOUND);
    } catch (TimeoutException late) {
      log.warn("requests are still running after {}; they are cut off", STOP_BOUND);
    }
    server.stop();
  }

  private void closeAfter(RuntimeException failed) {
    try {
      close();
    } catch (RuntimeException second) {
      failed.addSuppressed(second);
    }
  }

  /**
   * Stops everything that was started, the last first; the first failure is thrown at the end.
   * Waits for a stop that is under way.
   */
  @Override
  public synchronized void close() {
    IllegalStateException failure = null;
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.closing.close();
      } catch (Exception failed) {
        if (failure == null) {
          failure = new IllegalStateException(part.name + " can't be stopped", failed);
        } else {
          failure.addSuppressed(failed);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private record Part(String name, Closing closing) {}

  private interface Closing {
    void close() throws Exception;
  }
}
