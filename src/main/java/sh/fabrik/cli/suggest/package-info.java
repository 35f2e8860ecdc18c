/** The words about suggestions: {@code fabrik suggest …}. */
@NullMarked
package sh.fabrik.cli.suggest;

import org.jspecify.annotations.NullMarked;
