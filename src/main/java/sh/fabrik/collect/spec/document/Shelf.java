package sh.fabrik.collect.spec.document;

import java.util.Set;
import sh.fabrik.collect.UnreadableContent;

/** The files of one folder, on disk now or in a commit. */
public interface Shelf {

    /** Names of the files that are there, in order; folders are none. */
    Set<String> names();

    boolean has(String name);

    /** @throws UnreadableContent when it cannot be read */
    byte[] content(String name);

    /** The file for messages, as people know it. */
    String where(String name);
}
