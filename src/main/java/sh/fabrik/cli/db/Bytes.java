package sh.fabrik.cli.db;

/** Sizes of files as people read them. */
final class Bytes {
    private static final long MIB = 1L << 20;

    private Bytes() {}

    static String shown(long bytes) {
        return bytes < MIB ? (bytes + 1023) / 1024 + " KiB" : bytes / MIB + " MiB";
    }
}
