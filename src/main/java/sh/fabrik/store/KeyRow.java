package sh.fabrik.store;

/**
 * Where a key and its part are stored.
 *
 * @param id of the row in {@code run_keys}; negative: the row of {@code runs} with this number, without the sign, tells the key
 * @param pack of the row in {@code part_packs}
 * @param position of the part in its pack, from 0
 */
record KeyRow(long id, long pack, int position) {
    /** Of a key that is not stored yet. */
    static final KeyRow NONE = new KeyRow(0, 0, 0);

    /** The part lies here, and its key in that row. */
    KeyRow at(long row) {
        return new KeyRow(row, pack, position);
    }

    /** Whether the row of its run tells the key. */
    boolean isTold() {
        return id < NONE.id;
    }

    boolean isStored() {
        return id != NONE.id;
    }
}
