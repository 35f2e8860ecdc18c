package sh.fabrik.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What DuckDB, an embedded database made for analyses, takes for the same rows: {@code import TABLE.sql ROWS.csv FILE.duckdb} reads rows
 * without a header into a table with the same columns, key and indexes; {@code query FILE.duckdb SQL} runs one query. Prints the
 * seconds inside the process, so without the start of a JVM.
 */
public final class DuckDb {
    private DuckDb() {}

    /** @param arguments as above */
    public static void main(String[] arguments) throws SQLException, IOException {
        String file = "import".equals(arguments[0]) ? arguments[3] : arguments[1];
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            long begin = System.nanoTime();
            if ("import".equals(arguments[0])) {
                statement.execute(inDuckDb(Files.readString(Path.of(arguments[1]))));
                statement.execute("COPY runs FROM '" + arguments[2] + "' (FORMAT csv, HEADER false, NULLSTR '')");
                statement.execute("CHECKPOINT");
            } else {
                readAll(statement, arguments[2]);
            }
            System.out.printf("%.3f%n", (System.nanoTime() - begin) / 1e9);
        }
    }

    private static void readAll(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    /**
     * SQLite's INTEGER has 64 bits, and the defaults are written in its own functions; every row has its values. An index is of all rows.
     */
    private static String inDuckDb(String schema) {
        return schema.replace("INTEGER", "BIGINT")
                .replaceAll("DEFAULT \\(CAST.*?AS BIGINT\\)\\)", "")
                .replaceAll("(CREATE INDEX [^;]*?) WHERE [^;]*;", "$1;");
    }
}
