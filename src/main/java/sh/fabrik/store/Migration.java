package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/** Brings a file up to date with Flyway; foreign tables beside ours are left alone. */
final class Migration {
    private static final int TRIES = 3;
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb"); // held, or its level would be forgotten

    static {
        FLYWAY.setLevel(Level.WARNING);
    }

    private Migration() {}

    /**
     * @throws StoreProblem when the file is damaged or cannot be migrated
     */
    static void run(Path file, Connection connection, Duration busy) throws SQLException {
        refuseDamaged(file, connection);
        for (int tried = 1; Schema.look(file, connection) == Schema.Standing.TO_MIGRATE; tried++) {
            try {
                flyway(file, busy).migrate();
            } catch (FlywayException e) {
                // another fabrik may have migrated the same new file at the same moment
                if (tried == TRIES) {
                    throw Problems.behind(e)
                            .map(cause -> Problems.of(file, cause))
                            .orElseGet(() -> failed(file, e));
                }
            }
        }
    }

    private static void refuseDamaged(Path file, Connection connection) throws SQLException {
        List<String> found = Sql.texts(connection, "PRAGMA quick_check(1)");
        if (!found.equals(List.of("ok"))) {
            throw Problems.damaged(file, String.join("; ", found).replaceAll("\\s+", " "));
        }
    }

    private static Flyway flyway(Path file, Duration busy) {
        SQLiteDataSource source = new SQLiteDataSource(Connections.settings(busy));
        source.setUrl(Connections.url(file));
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration/sqlite")
                .table(Schema.HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load();
    }

    private static StoreProblem failed(Path file, FlywayException e) {
        return new StoreProblem(
                "The database " + file + " could not be brought up to date: "
                        + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "),
                e);
    }
}
