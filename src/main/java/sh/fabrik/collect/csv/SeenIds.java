package sh.fabrik.collect.csv;

import java.util.Arrays;

/**
 * The start of each run by its key: two lines of one id that start at different times are two runs that someone named alike. Keeps 16
 * bytes per run (a 64-bit hash and the start), so that a million runs need some 40 MB at most.
 */
final class SeenIds {
    /** Stands for a free place among the hashes and for an unknown start among the starts. */
    private static final long NONE = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 1 << 12;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = filled(FIRST_CAPACITY);
    private long[] starts = filled(FIRST_CAPACITY);
    private int size;

    /** Remembers the start; false when the key was seen with another start. */
    boolean agrees(String key, long startMs) {
        if (size * 2 > hashes.length) {
            grow();
        }
        long hash = hashOf(key);
        int place = placeOf(hash, hashes);
        if (hashes[place] == hash) {
            return starts[place] == startMs;
        }
        hashes[place] = hash;
        starts[place] = startMs;
        size++;
        return true;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldStarts = starts;
        hashes = filled(oldHashes.length * 2);
        starts = filled(oldHashes.length * 2);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != NONE) {
                int place = placeOf(oldHashes[i], hashes);
                hashes[place] = oldHashes[i];
                starts[place] = oldStarts[i];
            }
        }
    }

    private static int placeOf(long hash, long[] among) {
        int mask = among.length - 1;
        int place = (int) (hash ^ (hash >>> 32)) & mask;
        while (among[place] != NONE && among[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** FNV-1a over UTF-16 units, with the bits mixed at the end. */
    private static long hashOf(String key) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == NONE ? 0 : hash;
    }

    private static long[] filled(int capacity) {
        long[] places = new long[capacity];
        Arrays.fill(places, NONE);
        return places;
    }
}
