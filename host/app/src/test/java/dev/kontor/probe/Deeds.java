package dev.kontor.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kontor.crash.Checkpoint;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Handler;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Leaves a row, an event and a line outside, between places where its host may be killed. */
@Singleton
final class Deeds {

  private final TenantContext context;
  private final DataSource database;
  private final Path outside;

  Deeds(TenantContext context, DataSource database, @Value("${probe.outside}") String outside) {
    this.context = context;
    this.database = database;
    this.outside = Path.of(outside);
  }

  @Handler
  void begin(Deed command) {
    context.raise(new DeedBegun(command.name()));
  }

  @AfterCommit("probe-deed")
  void carryOut(DeedBegun event, FollowUp followUp) throws SQLException {
    Checkpoint.reach("within");
    note(event.name());
    context.raise(new DeedDone(event.name()));
    writeOutside(followUp.id() + "\n");
    Checkpoint.reach("done");
  }

  private void note(String text) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement("INSERT INTO probe.note (text) VALUES (?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }
  }

  private void writeOutside(String line) {
    try {
      Files.writeString(outside, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
