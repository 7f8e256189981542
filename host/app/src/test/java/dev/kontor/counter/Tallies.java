package dev.kontor.counter;

import dev.kontor.crash.Checkpoint;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A row for each time that something was counted: an event that is entered twice shows. */
@Singleton
@Projection(value = "tallies", mode = Mode.FOLLOWING, tables = "tally")
class Tallies {

  private final DataSource database;

  Tallies(DataSource database) {
    this.database = database;
  }

  /** Its host may be killed when the row is written, and where the projection has got to isn't. */
  @Projects
  void enter(Counted event) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement("INSERT INTO tally VALUES (?, ?)")) {
      insert.setString(1, event.name());
      insert.setInt(2, event.value());
      insert.executeUpdate();
    }
    Checkpoint.reach("entered " + event.value());
  }
}
