/** What is known of the runs in the history, and why the rest is not. */
@NullMarked
package sh.fabrik.store.coverage;

import org.jspecify.annotations.NullMarked;
