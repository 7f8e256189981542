package dev.kontor.simulation.host;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.context.ContextFactory;
import dev.kontor.host.context.Telemetry;
import dev.kontor.host.federation.LetterGate;
import dev.kontor.host.federation.OtherSites;
import dev.kontor.host.letter.Post;
import dev.kontor.host.mail.MailServers;
import dev.kontor.host.peer.PeerKeys;
import dev.kontor.host.peer.Peers;
import dev.kontor.host.peer.SiteReader;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.control.ControlDatabase;
import dev.kontor.host.postgres.control.JdbcKeyStore;
import dev.kontor.host.postgres.control.JdbcOperationJournal;
import dev.kontor.host.postgres.control.JdbcPeerStore;
import dev.kontor.host.postgres.control.JdbcTenantRegistry;
import dev.kontor.host.postgres.pool.Bounds;
import dev.kontor.host.postgres.pool.PooledTenantDatabase;
import dev.kontor.host.postgres.pool.ServerConnections;
import dev.kontor.host.postgres.provisioning.Administrators;
import dev.kontor.host.postgres.provisioning.PostgresTenantDatabases;
import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.host.site.PublishedKeys;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.tenancy.ContextStarter;
import dev.kontor.host.tenancy.SameSite;
import dev.kontor.host.tenancy.Sleep;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.world.World;
import dev.kontor.simulation.point.Points;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A host's process from its start to its end, wired as the real one is, without what people and
 * operators see of it. Made and used in steps of its life.
 */
public final class RunningHost {

  private static final String MAIN = "main";
  private static final int CONNECTIONS = 40;
  private static final Sleep SLEEP = new Sleep(Duration.ofMinutes(5), 100, Duration.ofSeconds(30));

  private final ControlDatabase control;
  private final Peers peers;
  private final SigningKeys keys;
  private final Tenants tenants;
  private final Administration administration;
  private final ConfigurationReader reader;
  private final Inbox inbox;

  /**
   * Opens its control database and knows its tenants; nobody is woken yet.
   *
   * @param beans in place of its tenants' own
   * @param mails where its tenants' mails go
   * @param points is told where it has come to
   * @param taken told when another host has taken the control database
   */
  public RunningHost(
      Site site,
      Application application,
      ServerAddress server,
      Connector connector,
      World world,
      Beans beans,
      MailServers mails,
      Points points,
      Consumer<RuntimeException> taken) {
    control = ControlDatabase.open(server, site.id(), connector, world, taken::accept);
    var sql = control.sql();
    reader =
        new ConfigurationReader(
            application.modules(), application.kinds(), Set.of(MAIN), _ -> false);
    var registry = new JdbcTenantRegistry(sql, reader, world);
    var vault = Vault.in(site.folder().resolve("secret.key"), world.secrets());
    keys = SigningKeys.open(site.name(), new JdbcKeyStore(sql), vault, world);
    var lists = new KeyLists(application.json(), new Verifier(world.clock()));
    var siteReader = new SiteReader(world, lists);
    peers = new Peers(site.name(), new JdbcPeerStore(sql), siteReader, world);
    var sameSite = new SameSite(this::tenants);
    var post =
        new Post(site.name(), sameSite, new OtherSites(peers, keys, application.json(), world));
    var databases = databases(site, server, connector, world, beans, points);
    var starter =
        new ContextStarter(
            application.modules(),
            databases,
            vault,
            new ContextFactory(
                site.name(),
                application.code(),
                world,
                types -> new JsonEventCodec(application.json(), types),
                mails,
                post,
                Telemetry.none()));
    tenants = new Tenants(registry, starter, world, SLEEP);
    administration =
        new Administration(
            site.id(),
            tenants,
            registry,
            new ToldJournal(new JdbcOperationJournal(sql), points),
            databases,
            starter,
            vault,
            keys,
            world);
    var gate =
        new LetterGate(
            site.name(),
            new PeerKeys(keys, peers, siteReader, world),
            this::tenants,
            sameSite,
            application.json(),
            world.clock());
    inbox = new Inbox(site, gate, new PublishedKeys(keys, lists, world));
  }

  private static PostgresTenantDatabases databases(
      Site site,
      ServerAddress server,
      Connector connector,
      World world,
      Beans beans,
      Points points) {
    var pool = new ServerConnections(world, CONNECTIONS, Bounds.USUAL, connector);
    return new PostgresTenantDatabases(
        site.id(),
        new Administrator(server, connector),
        (placement, password, most) ->
            new ToldDatabase(
                new PooledTenantDatabase(
                    pool.open(
                        server.withDatabase(placement.database()),
                        placement.login(),
                        password,
                        most),
                    world),
                beans,
                points),
        world.secrets());
  }

  /** Wakes whose work is due, and goes on with what its last process left half done. */
  public void start() {
    tenants.start();
    administration.goOnWithWhatWasCutOff();
  }

  /** Its tenants. */
  public Tenants tenants() {
    return tenants;
  }

  /** What operators do to its tenants. */
  public Administration administration() {
    return administration;
  }

  /** Reads configurations. */
  public ConfigurationReader reader() {
    return reader;
  }

  /** The sites that it writes to. */
  public Peers peers() {
    return peers;
  }

  /** Its keys. */
  public SigningKeys keys() {
    return keys;
  }

  /** What it answers to other hosts. */
  public Inbox inbox() {
    return inbox;
  }

  /** Puts its tenants to sleep, and lets another host have the control database. */
  public void stop() {
    tenants.close();
    control.close();
  }

  /** As the server's administrator. */
  private record Administrator(ServerAddress address, Connector connector)
      implements Administrators {

    @Override
    public Connection connect(String server) throws SQLException {
      return connector.connect(address.url(), address.user(), address.password());
    }

    @Override
    public Connection connect(String server, String database) throws SQLException {
      return connector.connect(address.withDatabase(database), address.user(), address.password());
    }
  }
}
