package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The values of one column, row by row, as {@link ColumnValues} gathered them. */
@SuppressWarnings("ArrayRecordComponent") // on its way into the database, and never compared
sealed interface BoundColumn {

    void bind(PreparedStatement statement, int parameter, int row) throws SQLException;

    /** Whole numbers, each larger by this. */
    default BoundColumn plus(long more) {
        throw new IllegalStateException("Only whole numbers can be counted from another begin, and not " + this);
    }

    record Wholes(long[] values, BitSet unknown) implements BoundColumn {
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

    /** @param bits of the numbers, as {@link Double#longBitsToDouble} reads them */
    record Fractions(long[] bits, BitSet unknown) implements BoundColumn {
        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            if (unknown.get(row)) {
                statement.setObject(parameter, null);
            } else {
                statement.setDouble(parameter, Double.longBitsToDouble(bits[row]));
            }
        }
    }

    record Texts(@Nullable String[] values) implements BoundColumn {
        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            statement.setString(parameter, values[row]);
        }
    }

    record Others(@Nullable Object[] values) implements BoundColumn {
        @Override
        public void bind(PreparedStatement statement, int parameter, int row) throws SQLException {
            statement.setObject(parameter, values[row]);
        }
    }
}
