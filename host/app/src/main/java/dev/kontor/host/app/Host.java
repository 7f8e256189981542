package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.HostBeans;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.http.monitoring.Readiness;
import dev.kontor.host.http.request.Waits;
import dev.kontor.host.http.routing.RouteCheck;
import dev.kontor.host.postgres.DataFolder;
import dev.kontor.host.postgres.control.ControlDatabase;
import dev.kontor.host.secret.AdminToken;
import dev.kontor.host.site.SigningKeys;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One host: started whole or not at all, stopped in the reverse order of its start. Started and
 * stopped once, by any thread and while it starts too; it stops by itself when it can't go on.
 */
public final class Host implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Host.class);
  private static final Duration STOP_BOUND = Duration.ofSeconds(30);

  private final HostBeans beans;
  private final Ending ending = new Ending();
  private final Deque<Part> started = new ArrayDeque<>();
  private volatile boolean stopping;

  private Host(HostBeans beans) {
    this.beans = beans;
  }

  /**
   * A host that is not started yet, and may be closed at any time from now on.
   *
   * @param options by the names of the host's properties: {@code kontor.port} …
   */
  static Host of(Map<String, Object> options) {
    var modules = Modules.onClassPath();
    var split = BeanSplit.of(modules.all());
    var beans = new HostBeans(split, options);
    beans.registerSingleton(Modules.class, modules);
    beans.registerSingleton(BeanSplit.class, split);
    var host = new Host(beans);
    beans.registerSingleton(Ending.class, host.ending);
    return host;
  }

  /** Starts a host of these options, which serves when this returns. */
  public static Host start(Map<String, Object> options) {
    var host = of(options);
    host.start();
    return host;
  }

  /** Serves when this returns. */
  void start() {
    try {
      startParts();
    } catch (RuntimeException failed) {
      closeAfter(failed);
      throw failed;
    }
  }

  private void startParts() {
    begin("beans", () -> beans, HostBeans::close);
    beans.start();
    begin("world", () -> beans.getBean(RealWorld.class), RealWorld::close);
    beans.getBean(HostOptions.class).check();
    begin("data folder", () -> beans.getBean(DataFolder.class), DataFolder::close);
    beans.getBean(Site.class);
    begin("databases", () -> beans.getBean(Databases.class), Databases::close);
    begin("control database", () -> beans.getBean(ControlDatabase.class), ControlDatabase::close);
    begin(
        "templates",
        () -> (AutoCloseable) beans.getBean(TenantDatabases.class),
        AutoCloseable::close);
    beans.getBean(AdminToken.class);
    beans.getBean(SigningKeys.class);
    beans.getBean(RouteCheck.class).check();
    var tenants = begin("tenants", () -> beans.getBean(Tenants.class), Tenants::close);
    begin("HTTP", () -> beans.getBean(EmbeddedServer.class).start(), _ -> stopServing());
    tenants.start();
    beans.getBean(FolderApplication.class).applyAll();
    refuseIfStopping();
    beans.getBean(Administration.class).goOnWithWhatWasCutOff();
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

  /** A part is made and noted as one, so that whoever closes the host meanwhile closes it too. */
  private <T> T begin(String name, Supplier<T> making, Closing<T> closing) {
    synchronized (started) {
      refuseIfStopping();
      var part = making.get();
      started.push(new Part(name, () -> closing.close(part)));
      return part;
    }
  }

  private void refuseIfStopping() {
    if (stopping) {
      throw new IllegalStateException("told to stop before it served");
    }
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
    beans.getBean(Waits.class).end();
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
   * Waits for a stop that is under way; a start that is begins nothing more.
   */
  @Override
  public void close() {
    stopping = true;
    synchronized (started) {
      closeStarted();
    }
  }

  private void closeStarted() {
    IllegalStateException failure = null;
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.close.call();
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

  private record Part(String name, Close close) {}

  private interface Close {
    void call() throws Exception;
  }

  private interface Closing<T> {
    void close(T part) throws Exception;
  }
}
