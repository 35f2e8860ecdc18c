/** The words that show what the history says: {@code fabrik analytics …}. */
@NullMarked
package sh.fabrik.cli.analytics;

import org.jspecify.annotations.NullMarked;
