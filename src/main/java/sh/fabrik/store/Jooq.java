package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** jOOQ on a connection, quiet, and with SQLite's errors as sentences. */
final class Jooq {
    private static final Logger JOOQ = Logger.getLogger("org.jooq"); // held, or its level would be forgotten

    static {
        JOOQ.setLevel(Level.WARNING);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Jooq() {}

    static DSLContext on(Path file, Connection connection) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(connection);
        configuration.set(SQLDialect.SQLITE);
        configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false));
        configuration.set(new Sentences(file));
        return DSL.using(configuration);
    }

    private static final class Sentences implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        private final transient Path file;

        private Sentences(Path file) {
            this.file = file;
        }

        @Override
        public void exception(ExecuteContext context) {
            if (context.sqlException() != null) {
                context.exception(Problems.of(file, context.sqlException()));
            }
        }
    }
}
