package sh.fabrik.store.counters;

import sh.fabrik.run.ErrorType;

/**
 * What days are added up in while they are read: a history has hundreds of thousands of cells, and to make each of them first takes
 * longer than all that is done with them.
 */
public interface DaySums {
    /** Where runs with this key are added up. */
    CellSums cell(CellKey key);

    /** @param count of one day */
    void error(ErrorType type, ErrorCount count);

    /** Runs with one {@link CellKey}, added up over days. */
    interface CellSums {
        /** Gets counts, sums and maxima of the next day, and then the rest of this is called. */
        Cell total();

        /**
         * How many runs the day has.
         *
         * @param peaks runs of them whose memory peak is known
         */
        void counted(int runs, int peaks);

        /** Runs of the day with such a memory need, in bytes and rounded up to a bucket. */
        void need(long bound, int runs);

        /** Runs of the day that took so long, in seconds and rounded up to a bucket. */
        void length(long bound, int runs);
    }
}
