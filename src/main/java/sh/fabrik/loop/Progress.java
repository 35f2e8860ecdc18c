package sh.fabrik.loop;

/** Is told how far a long step is. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = done -> {};

    /** @param done things finished so far */
    void reached(long done);
}
