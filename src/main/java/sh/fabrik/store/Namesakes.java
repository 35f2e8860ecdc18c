package sh.fabrik.store;

import java.util.Arrays;
import sh.fabrik.run.RunPart;

/**
 * Tells which readings of a batch may share their project and run id, or their name, with an earlier one of it. It keeps 64-bit hashes, so
 * that one in many million millions is taken for a namesake and is none.
 */
final class Namesakes {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final char BETWEEN = 0;

    private long[] hashes = new long[FIRST_CAPACITY]; // 0 is a free place
    private int size;

    /** Remembers the reading. @return whether an earlier one may be its namesake */
    boolean has(RunPart part) {
        long bucket = add(part.runId(), add(BETWEEN, add(part.project(), FNV_OFFSET)));
        long name = add(part.key().key(), add(BETWEEN, add(part.key().source().word(), FNV_OFFSET)));
        boolean newBucket = put(bucket);
        return !put(name) || !newBucket;
    }

    private boolean put(long raw) {
        if (size * 2 >= hashes.length) {
            grow();
        }
        long mixed = (raw ^ raw >>> 33) * 0xff51afd7ed558ccdL;
        return put((mixed ^ mixed >>> 33) | 1, hashes);
    }

    private boolean put(long hash, long[] among) {
        int mask = among.length - 1;
        int place = (int) (hash >>> 1) & mask;
        while (among[place] != 0) {
            if (among[place] == hash) {
                return false;
            }
            place = place + 1 & mask;
        }
        among[place] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[hashes.length * 2];
        size = 0;
        Arrays.stream(hashes).filter(hash -> hash != 0).forEach(hash -> put(hash, larger));
        hashes = larger;
    }

    private static long add(char letter, long hash) {
        return (hash ^ letter) * FNV_PRIME;
    }

    private static long add(String text, long hash) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = add(text.charAt(i), sum);
        }
        return sum;
    }
}
