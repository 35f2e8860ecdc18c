package sh.fabrik.loop;

/** Is told how far each source is. */
public interface GatherProgress {
    GatherProgress SILENT = new GatherProgress() {
        @Override
        public void reached(String source, long done) {}

        @Override
        public void waiting() {}

        @Override
        public void ended(Collected collected) {}
    };

    /** @param done things of this source taken in so far */
    void reached(String source, long done);

    /** Nothing came for half a second. */
    void waiting();

    void ended(Collected collected);
}
