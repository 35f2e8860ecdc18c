/** Facts in a column, read and written key by key: a run waits, and a mapper takes longer to start than this to read. */
@NullMarked
package sh.fabrik.store.fact;

import org.jspecify.annotations.NullMarked;
