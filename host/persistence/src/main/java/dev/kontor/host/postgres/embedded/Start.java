package dev.kontor.host.postgres.embedded;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** One start on a data folder. */
record Start(Cluster cluster, AddressFile addressFile, Patience patience, Tuning tuning) {

  private static final String ADMINISTRATOR = "postgres";
  private static final String WRONG_PASSWORD = "28P01";
  private static final Duration RELEASED = Duration.ofSeconds(30);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final Duration ANSWERED = Duration.ofMinutes(1);

  /** What a start ends with. */
  record Started(RunningServer server, ServerAddress address) {}

  static Start on(Layout layout, World world, Tuning tuning) throws IOException {
    if (!Files.isDirectory(layout.folder())) {
      Files.createDirectory(layout.folder());
      Files.setPosixFilePermissions(layout.folder(), PosixFilePermissions.fromString("rwx--x--x"));
    }
    new ServerLog(layout.log()).keepSmall();
    var kept = tuning.binaries();
    var binaries = Binaries.under(kept == null ? layout.folder() : kept.toRealPath(), world);
    var user = ServerUser.forServer(layout, binaries.folder());
    return new Start(
        new Cluster(layout, binaries, user, world),
        new AddressFile(layout.addressFile()),
        new Patience(world),
        tuning);
  }

  Started run() throws IOException {
    var address = addressFile.read().orElseGet(this::newAddress);
    if (!cluster.exists()) {
      // First the password, then what it opens: a host killed in between must not be locked out.
      addressFile.write(address);
      cluster.initialise(address, tuning.fsync());
    }
    var survivor = survivor();
    return survivor.isPresent()
        ? adopted(survivor.get(), address)
        : launched(address, this::onFreePort);
  }

  /** Starts a server that has ended by itself, at the address by which it is known. */
  RunningServer again(ServerAddress address) throws IOException {
    return launched(address, this::unmoved).server();
  }

  // Taking over

  private Optional<ProcessHandle> survivor() {
    return left().flatMap(file -> file.server(cluster.layout().cluster()));
  }

  private Optional<PostmasterFile> left() {
    return PostmasterFile.in(cluster.layout().cluster());
  }

  /** A survivor may be on its way up, or down; only one that answers is taken over. */
  private Started adopted(ProcessHandle server, ServerAddress last) throws IOException {
    patience.until(
        () -> !server.isAlive() || left().filter(PostmasterFile::ready).isPresent(), ANSWERED);
    var port = left().map(PostmasterFile::port);
    if (!server.isAlive() || port.isEmpty()) {
      return launched(last, this::onFreePort);
    }
    var address = at(port.get(), last);
    try {
      DriverManager.getConnection(address.url(), login(address)).close();
      if (!address.equals(last)) {
        addressFile.write(address);
      }
      return new Started(new RunningServer(server, cluster, patience), address);
    } catch (SQLException refused) {
      throw doesNotAnswer(server, refused);
    }
  }

  private static Properties login(ServerAddress address) {
    var login = new Properties();
    login.setProperty("user", address.user());
    login.setProperty("password", address.password());
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", "10");
    return login;
  }

  private EmbeddedPostgresFailed doesNotAnswer(ProcessHandle server, SQLException refused) {
    var next =
        WRONG_PASSWORD.equals(refused.getSQLState())
            ? "restore the file's password"
            : "stop that process (kill -INT %d) and start again".formatted(server.pid());
    return new EmbeddedPostgresFailed(
        "embedded PostgreSQL: process %d serves '%s' and does not let the host in with what %s says (%s); %s"
            .formatted(
                server.pid(),
                cluster.layout().cluster(),
                addressFile.path(),
                refused.getMessage(),
                next),
        refused);
  }

  // Launching

  /** At which address a server is to be launched. */
  private interface Move {
    ServerAddress from(ServerAddress last) throws IOException;
  }

  private Started launched(ServerAddress last, Move move) throws IOException {
    var launcher = new Launcher(cluster, patience, tuning);
    long begun = patience.world().monotonicNanos();
    var address = last;
    while (true) {
      address = move.from(address);
      switch (launcher.start(portOf(address), stranger())) {
        case Launcher.Outcome.Ready(var server) -> {
          return new Started(new RunningServer(server, cluster, patience), address);
        }
        case Launcher.Outcome.PortTaken() -> {
          // Taken since we looked: look again.
        }
        case Launcher.Outcome.StillInUse() -> patience.pause(BETWEEN_TRIES);
        case Launcher.Outcome.Died(var reason) -> throw died(reason);
      }
      if (patience.world().monotonicNanos() - begun > RELEASED.toNanos()) {
        throw died("processes of a killed server still work on it");
      }
    }
  }

  /** The process that the file names although it is no server of this cluster. */
  private Optional<Long> stranger() {
    return left()
        .filter(file -> file.server(cluster.layout().cluster()).isEmpty())
        .map(PostmasterFile::pid);
  }

  private ServerAddress onFreePort(ServerAddress address) throws IOException {
    if (Ports.isFree(portOf(address))) {
      return address;
    }
    var moved = at(Ports.free(patience.world()), address);
    addressFile.write(moved);
    return moved;
  }

  /** Everybody who uses the server knows its address by now. */
  private ServerAddress unmoved(ServerAddress address) {
    if (!Ports.isFree(portOf(address))) {
      throw died("its port %d is used by something else now".formatted(portOf(address)));
    }
    return address;
  }

  private EmbeddedPostgresFailed died(String reason) {
    var layout = cluster.layout();
    return new EmbeddedPostgresFailed(
        "embedded PostgreSQL: the server on '%s' does not start: %s; see %s"
            .formatted(layout.cluster(), reason, layout.log()));
  }

  // The address

  private ServerAddress newAddress() {
    if (cluster.exists()) {
      throw new EmbeddedPostgresFailed(
          "embedded PostgreSQL: '%s' is missing, and with it the password of '%s'; restore it from a backup"
              .formatted(addressFile.path(), cluster.layout().cluster()));
    }
    var password = new byte[24];
    patience.world().secrets().nextBytes(password);
    return new ServerAddress(
        url(Ports.free(patience.world())),
        ADMINISTRATOR,
        Base64.getUrlEncoder().withoutPadding().encodeToString(password));
  }

  private static ServerAddress at(int port, ServerAddress address) {
    return new ServerAddress(url(port), address.user(), address.password());
  }

  private static int portOf(ServerAddress address) {
    return URI.create(address.url().substring("jdbc:".length())).getPort();
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }
}
