package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one column, row by row, in as little memory as they need: many of them wait to be written. */
@SuppressWarnings("ArrayRecordComponent") // on its way into the database, and never compared
sealed interface BoundColumn {

    void bind(PreparedStatement statement, int parameter, int row) throws SQLException;

    /** Whole numbers, each larger by this. */
    default BoundColumn plus(long more) {
        throw new IllegalStateException("Only whole numbers can be counted from another begin, and not " + this);
    }

    /**
     * One column of the rows.
     *
     * @param rows one value per column, null where nothing is known
     */
    static BoundColumn of(List<@Nullable Object[]> rows, int place) {
        boolean whole = true;
        boolean broken = true;
        boolean text = true;
        for (@Nullable Object[] row : rows) {
            Object value = row[place];
            whole &= value == null || value instanceof Long || value instanceof Integer;
            broken &= value == null || value instanceof Double;
            text &= value == null || value instanceof String;
        }
        if (whole) {
            return Wholes.of(rows, place);
        }
        if (broken) {
            return Fractions.of(rows, place);
        }
        return text ? Texts.of(rows, place) : Others.of(rows, place);
    }

    record Wholes(long[] values, BitSet unknown) implements BoundColumn {
        static Wholes of(List<@Nullable Object[]> rows, int place) {
            long[] values = new long[rows.size()];
            BitSet unknown = new BitSet(0);
            for (int row = 0; row < values.length; row++) {
                if (rows.get(row)[place] instanceof Number number) {
                    values[row] = number.longValue();
                } else {
                    unknown.set(row);
                }
            }
            return new Wholes(values, unknown);
        }

        @Override
        public BoundColumn plus(long more) {
            return new Wholes(Arrays.stream(values).map(value -> value + more).toArray(), unknown);
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            if (unknown.get(row)) {
                statement.setObject(parameter, null);
            } else {
                statement.setLong(parameter, values[row]);
            }
        }
    }

    record Fractions(double[] values, BitSet unknown) implements BoundColumn {
        static Fractions of(List<@Nullable Object[]> rows, int place) {
            double[] values = new double[rows.size()];
            BitSet unknown = new BitSet(0);
            for (int row = 0; row < values.length; row++) {
                if (rows.get(row)[place] instanceof Double number) {
                    values[row] = number;
                } else {
                    unknown.set(row);
                }
            }
            return new Fractions(values, unknown);
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            if (unknown.get(row)) {
                statement.setObject(parameter, null);
            } else {
                statement.setDouble(parameter, values[row]);
            }
        }
    }

    /** Short texts that come again are kept once. */
    record Texts(@Nullable String[] values) implements BoundColumn {
        private static final int RECENT = 64;
        private static final int LONG =
                2_000; // characters, from which on a text hardly comes again and takes long to hash

        static Texts of(List<@Nullable Object[]> rows, int place) {
            @Nullable String[] values = new @Nullable String[rows.size()];
            @Nullable String[] recent = new @Nullable String[RECENT];
            for (int row = 0; row < values.length; row++) {
                if (rows.get(row)[place] instanceof String text && text.length() > LONG) {
                    values[row] = text;
                } else if (rows.get(row)[place] instanceof String text) {
                    int slot = text.hashCode() & RECENT - 1;
                    if (!text.equals(recent[slot])) {
                        recent[slot] = text;
                    }
                    values[row] = recent[slot];
                }
            }
            return new Texts(values);
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            statement.setString(parameter, values[row]);
        }
    }

    record Others(@Nullable Object[] values) implements BoundColumn {
        static Others of(List<@Nullable Object[]> rows, int place) {
            return new Others(rows.stream().map(row -> row[place]).toArray());
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            statement.setObject(parameter, values[row]);
        }
    }
}
