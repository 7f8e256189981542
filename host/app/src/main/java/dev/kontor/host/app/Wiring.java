package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.administration.OperationJournal;
import dev.kontor.host.configuration.ConfigurationFolder;
import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.context.ApplicationCode;
import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.ContextFactory;
import dev.kontor.host.context.Telemetry;
import dev.kontor.host.database.Outages;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.federation.LetterGate;
import dev.kontor.host.federation.OtherSites;
import dev.kontor.host.http.monitoring.LetterMetrics;
import dev.kontor.host.http.monitoring.Vital;
import dev.kontor.host.letter.MeteredDelivery;
import dev.kontor.host.letter.Post;
import dev.kontor.host.mail.MailServers;
import dev.kontor.host.message.GrantKinds;
import dev.kontor.host.message.HandlerMeters;
import dev.kontor.host.peer.PeerKeys;
import dev.kontor.host.peer.PeerStore;
import dev.kontor.host.peer.Peers;
import dev.kontor.host.peer.SiteReader;
import dev.kontor.host.postgres.DataFolder;
import dev.kontor.host.postgres.control.ControlDatabase;
import dev.kontor.host.postgres.control.JdbcKeyStore;
import dev.kontor.host.postgres.control.JdbcOperationJournal;
import dev.kontor.host.postgres.control.JdbcPeerStore;
import dev.kontor.host.postgres.control.JdbcTenantRegistry;
import dev.kontor.host.postgres.sql.SqlOutages;
import dev.kontor.host.secret.AdminToken;
import dev.kontor.host.secret.Secrets;
import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.host.site.KeyStore;
import dev.kontor.host.site.PublishedKeys;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.smtp.SmtpServers;
import dev.kontor.host.tenancy.ContextStarter;
import dev.kontor.host.tenancy.SameSite;
import dev.kontor.host.tenancy.Sleep;
import dev.kontor.host.tenancy.TenantRegistry;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.unit.Tracing;
import dev.kontor.host.world.RealWorld;
import dev.kontor.host.world.World;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.opentelemetry.api.GlobalOpenTelemetry;
import jakarta.inject.Singleton;
import java.util.List;

/** What the host is made of. Each is closed by {@link Host}, in its own order. */
@Factory
final class Wiring {

  @Singleton
  RealWorld world() {
    return new RealWorld();
  }

  @Singleton
  DataFolder folder(HostOptions options) {
    return DataFolder.open(options.data());
  }

  @Singleton
  Site site(DataFolder folder, HostOptions options, World world) {
    return Site.in(folder.path(), options.name(), world);
  }

  @Singleton
  Vault vault(DataFolder folder, World world) {
    return Vault.in(folder.path().resolve("secret.key"), world.secrets());
  }

  @Singleton
  AdminToken adminToken(DataFolder folder, World world) {
    return AdminToken.in(folder.path().resolve("admin.token"), world.secrets());
  }

  @Singleton
  Secrets secrets(DataFolder folder) {
    return new Secrets(System.getenv(), folder.path().resolve("secrets"));
  }

  @Singleton
  Databases databases(
      HostOptions options,
      List<ServerOptions> servers,
      DataFolder folder,
      World world,
      Ending ending) {
    return Databases.start(options, servers, folder.path(), world, ending);
  }

  @Singleton
  ControlDatabase controlDatabase(Databases databases, Site site, World world, Ending ending) {
    return ControlDatabase.open(databases.main().address(), site.id(), world, ending::because);
  }

  @Singleton
  Vital vital(ControlDatabase control) {
    return control::isHeld;
  }

  @Singleton
  TenantDatabases tenantDatabases(Databases databases, Site site, World world) {
    return databases.tenantDatabases(site.id(), world);
  }

  @Singleton
  Outages outages() {
    return new SqlOutages();
  }

  @Singleton
  ConfigurationReader configurationReader(Modules modules, Databases databases, Secrets secrets) {
    return new ConfigurationReader(
        modules.all(), GrantKinds.onClassPath(), databases.names(), secrets::has);
  }

  @Singleton
  ConfigurationFolder configurationFolder(HostOptions options) {
    return new ConfigurationFolder(options.configs());
  }

  @Singleton
  TenantRegistry tenantRegistry(ControlDatabase control, ConfigurationReader reader, World world) {
    return new JdbcTenantRegistry(control.sql(), reader, world);
  }

  @Singleton
  OperationJournal operationJournal(ControlDatabase control) {
    return new JdbcOperationJournal(control.sql());
  }

  @Singleton
  KeyStore keyStore(ControlDatabase control) {
    return new JdbcKeyStore(control.sql());
  }

  @Singleton
  SigningKeys signingKeys(Site site, KeyStore store, Vault vault, World world) {
    return SigningKeys.open(site.name(), store, vault, world);
  }

  @Singleton
  KeyLists keyLists(JsonMapper json, World world) {
    return new KeyLists(json, new Verifier(world.clock()));
  }

  @Singleton
  PublishedKeys publishedKeys(SigningKeys keys, KeyLists lists, World world) {
    return new PublishedKeys(keys, lists, world);
  }

  @Singleton
  PeerStore peerStore(ControlDatabase control) {
    return new JdbcPeerStore(control.sql());
  }

  @Singleton
  SiteReader siteReader(World world, KeyLists lists) {
    return new SiteReader(world, lists);
  }

  @Singleton
  Peers peers(Site site, PeerStore store, SiteReader reader, World world) {
    return new Peers(site.name(), store, reader, world);
  }

  @Singleton
  PeerKeys peerKeys(SigningKeys own, Peers peers, SiteReader reader, World world) {
    return new PeerKeys(own, peers, reader, world);
  }

  /** By an agent in the process, or an SDK that was set up before the host; else none. */
  @Singleton
  Tracing tracing() {
    return Tracing.by(GlobalOpenTelemetry.get());
  }

  @Singleton
  MailServers mailServers(Secrets secrets, World world) {
    return new SmtpServers(secrets, world);
  }

  @Singleton
  Post post(
      Site site,
      BeanProvider<Tenants> tenants,
      Peers peers,
      SigningKeys keys,
      JsonMapper json,
      LetterMetrics metrics,
      World world) {
    return new Post(
        site.name(),
        new MeteredDelivery(new SameSite(tenants::get), metrics.received()),
        new OtherSites(peers, keys, json, world));
  }

  @Singleton
  LetterGate letterGate(
      Site site,
      PeerKeys keys,
      BeanProvider<Tenants> tenants,
      Post post,
      JsonMapper json,
      World world) {
    return new LetterGate(site.name(), keys, tenants::get, post.sameSite(), json, world.clock());
  }

  @Singleton
  ContextStarter contextStarter(
      Site site,
      BeanSplit split,
      Modules modules,
      TenantDatabases databases,
      Vault vault,
      World world,
      JsonMapper json,
      MailServers mailServers,
      Post post,
      LetterMetrics letters,
      HandlerMeters meters,
      Tracing tracing) {
    return new ContextStarter(
        modules.all(),
        databases,
        vault,
        new ContextFactory(
            site.name(),
            new ApplicationCode(split, modules.all(), meters),
            world,
            types -> new JsonEventCodec(json, types),
            mailServers,
            new MeteredDelivery(post, letters.sent()),
            new Telemetry(meters, tracing)));
  }

  @Singleton
  Tenants tenants(
      TenantRegistry registry, ContextStarter starter, World world, HostOptions options) {
    var sleep = options.sleep();
    return new Tenants(
        registry, starter, world, new Sleep(sleep.idleAfter(), sleep.mostAwake(), sleep.drain()));
  }

  @Singleton
  Administration administration(
      Site site,
      Tenants tenants,
      TenantRegistry registry,
      OperationJournal journal,
      TenantDatabases databases,
      ContextStarter starter,
      Vault vault,
      SigningKeys keys,
      World world) {
    return new Administration(
        site.id(), tenants, registry, journal, databases, starter, vault, keys, world);
  }
}
