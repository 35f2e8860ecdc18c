package sh.fabrik.loop;

/** Is told how far each source is. */
public interface GatherProgress {
    GatherProgress SILENT = new GatherProgress() {
        @Override
        public void reached(String source, long done) {}

        @Override
        public void ended(Collected collected) {}
    };

    /** @param done things of this source taken in so far */
    void reached(String source, long done);

    void ended(Collected collected);
}
