/** The words that bring runs and specs in: {@code fabrik collect …}. */
@NullMarked
package sh.fabrik.cli.collect;

import org.jspecify.annotations.NullMarked;
