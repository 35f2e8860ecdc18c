package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Databases as an earlier fabrik made them. */
final class EarlierSchema {
    private EarlierSchema() {}

    /** An empty one, open; to be closed. */
    static Connection create(Path file, int version) throws SQLException {
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/sqlite")
                .table(Schema.HISTORY)
                .target(Integer.toString(version))
                .load()
                .migrate();
        return DriverManager.getConnection(url);
    }
}
