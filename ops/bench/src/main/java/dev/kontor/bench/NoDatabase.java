package dev.kontor.bench;

import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.Outbox;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredHistory;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.RuntimeBeanDefinition;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps nothing: what a unit costs on it, it costs without a database. */
final class NoDatabase implements TenantDatabase {

  @Override
  public UnitStore units(TenantId tenant) {
    return new Units();
  }

  @Override
  public FollowUpStore followUps(TenantId tenant, LongSupplier epoch) {
    return absent(FollowUpStore.class);
  }

  @Override
  public TimerStore timers(TenantId tenant) {
    return absent(TimerStore.class);
  }

  @Override
  public LogStore log(TenantId tenant) {
    return absent(LogStore.class);
  }

  @Override
  public ProjectionStore projections(TenantId tenant, LongSupplier epoch) {
    return absent(ProjectionStore.class);
  }

  @Override
  public GrantBook grants() {
    return absent(GrantBook.class);
  }

  @Override
  public Outbox outbox(TenantId tenant) {
    return absent(Outbox.class);
  }

  @Override
  public Inbox inbox() {
    return absent(Inbox.class);
  }

  @Override
  public Nonces nonces() {
    return absent(Nonces.class);
  }

  @Override
  public Mailbox mailbox() {
    return absent(Mailbox.class);
  }

  @Override
  public List<RuntimeBeanDefinition<?>> beans() {
    return List.of(
        RuntimeBeanDefinition.builder(DataSource.class, () -> absent(DataSource.class))
            .singleton(true)
            .build());
  }

  /** Refuses everything. */
  private static <T> T absent(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            NoDatabase.class.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw none(method.getName());
            }));
  }

  @Override
  public @Nullable String schemaVersion() {
    return null;
  }

  @Override
  public NextDue nextDue() {
    return new NextDue(null, null);
  }

  @Override
  public void close() {}

  static EventCodec codec() {
    return new Codec();
  }

  private static UnsupportedOperationException none(String what) {
    return new UnsupportedOperationException("there is no database here: " + what);
  }

  private static final class Units implements UnitStore {

    private static final Transaction TRANSACTION = new NoTransaction();

    @Override
    public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
      return body.apply(TRANSACTION);
    }

    @Override
    public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
      return body.apply(TRANSACTION);
    }

    @Override
    public @Nullable KeptAnswer answer(RequestKey key, Instant now) {
      return null;
    }

    @Override
    public Ownership takeOver() {
      return new Ownership(1, 0);
    }
  }

  private static final class NoTransaction implements UnitStore.Transaction {

    @Override
    public boolean holdsConnection() {
      return false;
    }

    @Override
    public List<StoredEvent> events(String stream, long afterVersion) {
      return List.of();
    }

    @Override
    public StoredHistory history(String stream, int form) {
      return new StoredHistory(null, List.of());
    }

    @Override
    public <R extends @Nullable Object> R part(Supplier<R> body) {
      return body.get();
    }

    @Override
    public @Nullable Due first(String handler, String queue) {
      return null;
    }

    @Override
    public void write(long epoch, Writes writes, Runnable inLine) {}
  }

  private static final class Codec implements EventCodec {

    @Override
    public String write(Object value) {
      throw none("a text");
    }

    @Override
    public <T> T read(String text, Class<T> type) {
      throw none("a text");
    }

    @Override
    public Map<String, String> readTexts(String text) {
      throw none("a text");
    }

    @Override
    public DomainEvent read(StoredEvent stored) {
      throw none("an event");
    }

    @Override
    public Encoded encode(DomainEvent event) {
      throw none("an event");
    }
  }
}
