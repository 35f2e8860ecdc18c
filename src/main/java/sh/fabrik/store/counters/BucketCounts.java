package sh.fabrik.store.counters;

import java.util.Arrays;
import java.util.TreeMap;
import sh.fabrik.run.Buckets;

/**
 * Values counted by their buckets, in order: a batch of a large import has a hundred thousand of these, each with a handful of values, and
 * a map would take ten times the memory.
 */
final class BucketCounts {
    private static final long[] NONE = {};
    private static final int FEW = 2;
    private static final long COUNT = 0xffff_ffffL;

    /** In the upper half the bucket's number, in the lower one its count. */
    private long[] entries = NONE;

    private int size;

    /** @param bound of the bucket */
    void add(long bound, int more) {
        long bucket = (long) Buckets.number(bound) << Integer.SIZE;
        int place = place(bucket);
        if (place == size || (entries[place] & ~COUNT) != bucket) {
            makeRoom(place);
            entries[place] = bucket;
        }
        entries[place] += more;
    }

    /** Of the first entry that does not lie before the bucket. */
    private int place(long bucket) {
        int found = Arrays.binarySearch(entries, 0, size, bucket);
        return found < 0 ? -found - 1 : found;
    }

    private void makeRoom(int place) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(FEW, 2 * size));
        }
        System.arraycopy(entries, place, entries, place + 1, size - place);
        size++;
    }

    void add(BucketCounts other) {
        other.forEach(this::add);
    }

    /** How many buckets hold a value. */
    int size() {
        return size;
    }

    /** In the order of the buckets. */
    void forEach(Each each) {
        for (int i = 0; i < size; i++) {
            each.bucket(Buckets.bound((int) (entries[i] >>> Integer.SIZE)), (int) (entries[i] & COUNT));
        }
    }

    Buckets buckets() {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        forEach(counts::put);
        return new Buckets(counts);
    }

    /** What is asked of a bucket. */
    interface Each {
        /** @param bound its upper bound */
        void bucket(long bound, int count);
    }
}
